import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { toBase64url, utf8 } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { supervisingRoles } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { deliveryOf, highestOf, levelNow, type AlertLevel } from './alert.ts'
import { alertsOfCase, headerOf, openAlertsFor, toldOf, type AlertOfCase } from './alert-table.server.ts'
import type { AlertLine, Waiting } from './alert-view.ts'
import { contactsOf, superviseesOn } from './duty-table.server.ts'
import { permitAlert } from './permit-alert.server.ts'
import { openAlertHeader, openSealedAlert } from './sealed-alert.server.ts'
import { statusOf, type SendStatus } from './send-state.ts'

/** Open alerts that concern this person, most urgent first: her cases, her psychologists', and what she was told while she supervises. */
export async function listAlerts(scope: Scope): Promise<AlertLine[]> {
  const rows = await openAlertsFor(scope.db, scope.actor.id, await superviseesOn(scope.db, scope.actor.id, today(scope)))
  const { id: me, roles } = scope.actor
  const supervises = roles.some((role) => supervisingRoles.includes(role))
  return linesOf(scope, rows.filter((row) => supervises || row.psychologist_id === me || row.raised_by === me))
}

/** Every alert of one case, open or not, newest first; for its psychologist and whoever reads the case. */
export async function listAlertsOfCase(scope: Scope, caseId: Id<'case'>): Promise<AlertLine[]> {
  return linesOf(scope, await alertsOfCase(scope.db, caseId))
}

/** For the poll: how many wait for this person, the highest level, and which they are. No look, no activity. */
export async function countAlerts(scope: Scope): Promise<Waiting> {
  const waiting = (await listAlerts(scope)).filter((line) => !line.own && line.delivery !== 'spoken')
  return { count: waiting.length, highest: highestOf(waiting.flatMap(({ level }) => level ?? [])) ?? null, stamp: stampOf(waiting) }
}

/** Another one when an alert came or was told anew; who has seen it makes none. It says of no alert which one it is. */
function stampOf(waiting: AlertLine[]): string {
  return toBase64url(sha256(utf8(waiting.map(({ id, round, level }) => `${id} ${round} ${level}`).sort().join('\n')))).slice(0, 12)
}

/** For the poll of an alert's own page. No look. */
export async function alertStatus(scope: Scope, { alertId }: { alertId: Id<'alert'> }): Promise<SendStatus> {
  const { row } = await permitAlert(scope, alertId)
  return statusOf(await lineOf(scope, row))
}

/** One alert's line, for somebody who holds a permit. */
export async function lineOf(scope: Scope, row: AlertOfCase): Promise<AlertLine> {
  return (await linesOf(scope, [row]))[0]!
}

/** What the banner of a page begins with; null for somebody whom no alert can reach. */
export async function alertsFor(scope: Scope): Promise<Waiting | null> {
  return scope.actor.roles.some((role) => role === 'supervisor' || role === 'delegate') ? countAlerts(scope) : null
}

async function linesOf(scope: Scope, rows: AlertOfCase[]): Promise<AlertLine[]> {
  const told = Map.groupBy(await toldOf(scope.db, rows.map((row) => row.id)), (one) => one.alert_id)
  const people = rows.flatMap((row) => [row.seen_by, row.spoken_by, row.psychologist_id].filter((id) => id !== null))
  const names = new Map((await contactsOf(scope.db, people)).map(({ id, name }) => [id, name]))
  const keys = await scope.keys.many('risk', [...new Set(rows.map((row) => row.case_id))])
  const lines = await Promise.all(rows.map(async (row): Promise<AlertLine> => {
    const content = await readable(scope, row, keys)
    return {
      id: row.id, caseId: row.case_id, code: row.code, word: row.word, district: row.district, state: row.state, round: row.round, raisedAt: row.raised_at, dueAt: row.due_at, delivery: deliveryOf(row),
      level: content ? levelNow(content.level, row.state) : null, phone: content?.phone ?? '', own: row.psychologist_id === scope.actor.id, psychologist: row.psychologist,
      seenBy: row.seen_by && (names.get(row.seen_by) ?? ''), seenAt: row.seen_at, seenByMe: (told.get(row.id) ?? []).some((one) => one.round === row.round && one.person_id === scope.actor.id && one.seen_at !== null),
      spokenBy: row.spoken_by && (names.get(row.spoken_by) ?? ''), spokenAt: row.spoken_at, resolvedAt: row.resolved_at,
      told: (told.get(row.id) ?? []).map(({ name, phone, place, told_at }) => ({ name, phone, place, toldAt: told_at })), closingByOther: row.closing_by !== null && row.closing_by !== scope.actor.id, stays: row.stays === 1,
    }
  }))
  return lines.sort((a, b) => rankOf(a) - rankOf(b))
}

/** What is not readable counts as urgent. */
const order: readonly (AlertLevel | null)[] = ['imminent', null, 'high', 'moderate', 'to-be-screened']
const rankOf = ({ level, delivery }: AlertLine): number => (delivery === 'spoken' ? 10 : 0) + order.indexOf(level)

/** The level and the telephone, by the key of `risk` or by the delegate's own header; undefined where neither opens. */
async function readable(scope: Scope, row: AlertOfCase, keys: Awaited<ReturnType<Scope['keys']['many']>>): Promise<{ level: AlertLevel; phone: string } | undefined> {
  try {
    const key = keys.get(row.case_id)
    if (key) return await openSealedAlert(scope.keys, key, row)
    const [own, header] = [await scope.keys.maybe('drafts', scope.actor.id), await headerOf(scope.db, row.id, scope.actor.id)]
    return own && header && await openAlertHeader(scope.keys, own, header)
  } catch (error) {
    await noticeUnreadable(scope, error, row.case_id)
    return undefined
  }
}
