import type { CaseState } from '#db/schema.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { hasHighAlert } from './case-table.server.ts'
import { mayBecome, waitsForAlert } from './case.ts'
import { moveCase } from './move-case.server.ts'
import { permitCase } from './permit-case.server.ts'

export type StateChange = { kind: 'changed' } | { kind: 'not-from-here' } | { kind: 'alert-open' }

/** One step of the case's way. Registering is done by consent alone, closing by a signed closure. */
export async function changeCaseState(scope: Scope, { caseId, to }: { caseId: Id<'case'>; to: CaseState }): Promise<StateChange> {
  const permit = await permitCase(scope, caseId, 'write')
  if (permit.file.state === 'first-contact' || to === 'closed' || !mayBecome(permit.file.state, to)) return { kind: 'not-from-here' }
  return inTransaction(scope, async (scope) => {
    if (waitsForAlert(to) && await hasHighAlert(scope.db, permit)) return { kind: 'alert-open' }
    return { kind: await moveCase(scope, permit, to) ? 'changed' : 'not-from-here' }
  })
}
