import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { pauseMinutes } from './alert.ts'
import { markSeen, markSpoken } from './alert-table.server.ts'
import { permitAlert } from './permit-alert.server.ts'

export type Marking = { kind: 'marked' | 'too-late' }

/** "I have seen it": the next person is told 30 minutes later at the earliest, once in each round. Said by whoever it was sent to. */
export async function seeAlert(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<Marking> {
  const { row, as } = await permitAlert(scope, alertId)
  mustHold(scope, as === 'supervisor' || as === 'delegate')
  const at = scope.now()
  const paused = new Date(at.getTime() + pauseMinutes * 60_000).toISOString()
  const due = row.due_at && row.due_at > paused ? row.due_at : paused
  return inTransaction(scope, async (scope) => {
    if (!await markSeen(scope.db, row, scope.actor.id, at.toISOString(), due)) return { kind: 'too-late' }
    await record(scope, { did: 'alert.seen', case: row.case_id, record: alertId })
    return { kind: 'marked' }
  })
}

/** "We have spoken": stops the clock. Either side enters it. */
export async function speakOfAlert(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<Marking> {
  const { row, as } = await permitAlert(scope, alertId)
  mustHold(scope, as !== 'sender')
  return inTransaction(scope, async (scope) => {
    if (!await markSpoken(scope.db, alertId, scope.actor.id, scope.now().toISOString())) return { kind: 'too-late' }
    await record(scope, { did: 'alert.spoken', case: row.case_id, record: alertId })
    return { kind: 'marked' }
  })
}
