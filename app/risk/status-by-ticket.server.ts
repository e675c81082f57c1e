import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { deliveryOf } from './alert.ts'
import { findAlert, toldOf } from './alert-table.server.ts'
import { contactsOf } from './duty-table.server.ts'
import type { AlertGround } from './prepare-alert.server.ts'
import { holderOnTicket } from './raise-by-ticket.server.ts'
import type { SendStatus } from './send-state.ts'

/** How far an alert got, for the page it was sent from while nobody's keys are open: to its sender alone, from clear columns. Refuses with `not-found`. */
export async function alertStatusByTicket(ground: Pick<AlertGround, 'db' | 'serverKey' | 'now'>, { alertId, ticket }: { alertId: Id<'alert'>; ticket: string }): Promise<SendStatus> {
  const { caseId, person } = holderOnTicket(ground, ticket)
  const row = await findAlert(ground.db, alertId)
  if (row?.case_id !== caseId || row.raised_by !== person) throw new Refusal('not-found')
  const names = new Map((await contactsOf(ground.db, [row.seen_by, row.spoken_by].filter((id) => id !== null))).map(({ id, name }) => [id, name]))
  return {
    id: row.id, state: row.state, delivery: deliveryOf(row), dueAt: row.due_at, told: (await toldOf(ground.db, [row.id])).length,
    seenBy: row.seen_by && (names.get(row.seen_by) ?? ''), seenAt: row.seen_at, spokenBy: row.spoken_by && (names.get(row.spoken_by) ?? ''), spokenAt: row.spoken_at, resolvedAt: row.resolved_at,
  }
}
