import { look } from '#app/audit/look.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { AlertContent, AlertHeader } from './alert.ts'
import { headerOf, toldOf, type AlertOfCase } from './alert-table.server.ts'
import { permitAlert, type AlertPermit, type AlertStanding } from './permit-alert.server.ts'
import { openAlertHeader, openSealedAlert } from './sealed-alert.server.ts'

export type ToldPerson = { id: Id<'person'>; name: string; phone: string | null; place: 'supervisor' | 'backup' | 'delegate'; toldAt: string; seenAt: string | null }
export type OpenedAlert = { row: AlertOfCase; as: AlertStanding; told: ToldPerson[] } & ({ kind: 'whole'; content: AlertContent } | { kind: 'header'; header: AlertHeader } | { kind: 'state' })

/** An alert as far as this person's keys go: whole, the header alone (a delegate on call), or its state (whoever sent it without a key). */
export async function openAlert(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<OpenedAlert> {
  const permit = await permitAlert(scope, alertId)
  const { row, as } = permit
  const told = (await toldOf(scope.db, [alertId])).map((one) => ({ id: one.person_id, name: one.name, phone: one.phone, place: one.place, toldAt: one.told_at, seenAt: one.seen_at }))
  if (as === 'sender') return { row, as, told, kind: 'state' }
  if (as === 'delegate') return { row, as, told, kind: 'header', header: await ownHeader(scope, permit) }
  const content = await contentOf(scope, permit)
  await look(scope, { caseId: row.case_id, record: alertId, what: 'alert' })
  return { row, as, told, kind: 'whole', content }
}

/** For an act that already holds a permit; no look of its own. */
export async function contentOf(scope: Scope, { row }: AlertPermit): Promise<AlertContent> {
  const key = await scope.keys.of('risk', row.case_id)
  return openSealedAlert(scope.keys, key, row).catch((error: unknown) => unreadable(scope, error, row.case_id))
}

async function ownHeader(scope: Scope, { row }: AlertPermit): Promise<AlertHeader> {
  const key = await scope.keys.of('drafts', scope.actor.id)
  const header = await headerOf(scope.db, row.id, scope.actor.id)
  if (!header) throw new Refusal('not-found')
  return openAlertHeader(scope.keys, key, header).catch((error: unknown) => unreadable(scope, error, row.case_id))
}

async function unreadable(scope: Scope, error: unknown, caseId: string): Promise<never> {
  if (!isUnreadable(error)) throw error
  await noticeUnreadable(scope, error, caseId)
  throw new Refusal('unreadable')
}
