import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { bringForward } from './alert-table.server.ts'

/** Inside the transaction of a signature: whoever signs without having asked has used the time there was. The clock makes it moderate with its next turn. */
export async function endScreening(scope: Scope, caseId: Id<'case'>): Promise<void> {
  await bringForward(scope.db, caseId, scope.now().toISOString())
}
