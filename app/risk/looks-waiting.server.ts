import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { looksOf, markLooked } from './alert-table.server.ts'
import { superviseesOn } from './duty-table.server.ts'
import { permitAlert } from './permit-alert.server.ts'
import type { Marking } from './see-alert.server.ts'

/** `closedAt`: an instant. */
export type LookWaiting = { alertId: Id<'alert'>; code: string; word: string; by: string; closedAt: string }

/** What her psychologists closed alone, screened negative: it stays with the reading until she has looked. From clear columns. */
export async function looksWaiting(scope: Scope): Promise<LookWaiting[]> {
  const rows = await looksOf(scope.db, await superviseesOn(scope.db, scope.actor.id, today(scope)))
  return rows.map((row) => ({ alertId: row.id, code: row.code, word: row.word, by: row.psychologist, closedAt: row.resolved_at ?? row.raised_at }))
}

export async function lookAtAlert(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<Marking> {
  const { row, as } = await permitAlert(scope, alertId)
  mustHold(scope, as === 'supervisor')
  return inTransaction(scope, async (scope) => {
    if (!await markLooked(scope.db, alertId)) return { kind: 'too-late' }
    await record(scope, { did: 'alert.looked-at', case: row.case_id, record: alertId })
    return { kind: 'marked' }
  })
}
