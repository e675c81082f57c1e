import { recordAlone } from '#app/audit/record.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import { recordHolds } from '#app/keys/signed-record.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { GroupContent, GroupSessionContent } from './group.ts'
import { groupsLedBy, sessionCounts, sessionsOfGroup, superviseesOn, type GroupRow, type GroupSessionRow } from './group-table.server.ts'
import type { GroupHead, GroupSessionView } from './group-view.ts'
import { permitGroup } from './permit-group.server.ts'
import { metadataOf, openGroupContent, openSealedSession, openSessionRetraction } from './sealed-group.server.ts'

export type GroupLine = Pick<GroupRow, 'id' | 'code' | 'word' | 'district' | 'state'> & { lead: string; isLead: boolean; held: number; last: string | null }

/** Own groups, and those of people supervised today; clear columns alone. */
export async function listGroups(scope: Scope): Promise<GroupLine[]> {
  mustHaveRole(scope, 'psychologist', 'supervisor', 'delegate')
  const groups = await groupsLedBy(scope.db, [scope.actor.id, ...await superviseesOn(scope.db, scope.actor.id, today(scope))])
  const counts = await sessionCounts(scope.db, groups.map((group) => group.id))
  return groups.map(({ id, code, word, district, state, lead, lead_id }) => ({
    id, code, word, district, state, lead, isLead: lead_id === scope.actor.id, held: counts.get(id)?.held ?? 0, last: counts.get(id)?.last ?? null,
  }))
}

export type GroupReading = { group: GroupRow; isLead: boolean; leadName: string; content: GroupContent; sessions: GroupSessionView[] }

/** A group with its sessions, signatures checked. A session that does not open says so and hides no other. */
export async function readGroup(scope: Scope, { groupId }: { groupId: Id<'group'> }): Promise<GroupReading> {
  const { group, isLead } = await permitGroup(scope, groupId, 'read')
  const key = await scope.keys.of('group', groupId)
  const content = await unreadableAsRefusal(scope, async () => openGroupContent(key, group))
  const lead = await personWithRoles(scope.db, group.lead_id)
  const bundle = lead && trustedBundle(scope.serverKey, lead.person, lead.roles)
  const opened = (row: GroupSessionRow): GroupSessionContent => {
    const signed = openSealedSession(key, row)
    if (!recordHolds(bundle, row.lead_id, 'group-session', signed, metadataOf(row))) throw new Unreadable('group-session.content', row.id)
    const { factId: _, ...content } = signed.content
    return content
  }
  const sessions: GroupSessionView[] = []
  for (const row of await sessionsOfGroup(scope.db, groupId)) sessions.push(await viewOf(scope, row, () => (row.state === 'retracted' ? retractedView(key, row) : { kind: 'session', content: opened(row) })))
  if (!isLead) await recordAlone(scope, { did: 'group.looked', record: groupId })
  return { group, isLead, leadName: lead?.person.name ?? '', content, sessions }
}

type Shown = GroupSessionView extends infer View ? (View extends GroupSessionView ? Omit<View, 'id' | 'sessionOn' | 'signedOn'> : never) : never

/** Why and when; what was signed is kept and not shown. */
function retractedView(key: CompartmentKey, row: GroupSessionRow): Shown {
  const { reason, words } = openSessionRetraction(key, row.id, row.retraction ?? ('' as NonNullable<typeof row.retraction>))
  return { kind: 'retracted', retractedOn: row.retracted_on!, reason, words }
}

async function viewOf(scope: Scope, row: GroupSessionRow, shown: () => Shown): Promise<GroupSessionView> {
  const days = { id: row.id, sessionOn: row.session_on, signedOn: row.signed_on }
  try {
    return { ...days, ...shown() }
  } catch (error) {
    await noticeUnreadable(scope, error)
    return { ...days, kind: 'unreadable' }
  }
}

async function unreadableAsRefusal<T>(scope: Scope, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  }
}

/** What the page of a group shows. */
export async function groupView(scope: Scope, address: { groupId: Id<'group'> }): Promise<{ group: GroupHead; content: GroupContent; sessions: GroupSessionView[] }> {
  const { group: { id, code, word, district, state }, isLead, leadName, content, sessions } = await readGroup(scope, address)
  return { group: { id, code, word, district, state, isLead, leadName }, content, sessions }
}
