import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { bringForward } from './alert-table.server.ts'
import { lastUnder } from './rise-of-alert.server.ts'

/**
 * Inside the transaction of a signature: whoever signs without having asked has used the time there was. The clock makes it moderate
 * with its next turn. `entered`: what a scale inside the signed form itself sent, which is asked about now and has its two hours.
 */
export async function endScreening(scope: Scope, caseId: Id<'case'>, entered: readonly Id<'alert'>[] = []): Promise<void> {
  const apart: Id<'alert'>[] = []
  for (const id of entered) apart.push((await lastUnder(scope.db, caseId, id))?.id ?? id)
  await bringForward(scope.db, caseId, scope.now().toISOString(), apart)
}
