import type { Db, NewRow, Row } from '#db/schema.ts'
import { activeSupervisors } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'

export type GroupRow = Row<'child_group'>
export type GroupSessionRow = Row<'group_session'>

/** False when another group drew the same code in the meantime. */
export async function insertGroup(db: Db, row: NewRow<'child_group'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('child_group').values(row).onConflict((it) => it.column('code').doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function findGroup(db: Db, id: Id<'group'>): Promise<GroupRow | undefined> {
  return db.selectFrom('child_group').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function groupsLedBy(db: Db, leads: Id<'person'>[]): Promise<(GroupRow & { lead: string })[]> {
  if (leads.length === 0) return []
  return db.selectFrom('child_group as g').innerJoin('person as p', 'p.id', 'g.lead_id').selectAll('g').select('p.name as lead')
    .where('g.lead_id', 'in', leads).orderBy('g.opened_on', 'desc').orderBy('g.code').execute()
}

/** Sessions held and last day, by group. */
export async function sessionCounts(db: Db, groups: Id<'group'>[]): Promise<Map<Id<'group'>, { held: number; last: string }>> {
  if (groups.length === 0) return new Map()
  const rows = await db.selectFrom('group_session').select((it) => ['group_id', it.fn.countAll().as('held'), it.fn.max('session_on').as('last')])
    .where('group_id', 'in', groups).where('state', '=', 'signed').groupBy('group_id').execute()
  return new Map(rows.map((row) => [row.group_id, { held: Number(row.held), last: row.last }]))
}

export async function codesWithPrefix(db: Db, prefix: string): Promise<string[]> {
  const rows = await db.selectFrom('child_group').select('code').where('code', 'like', `${prefix}-G%`).execute()
  return rows.map((row) => row.code)
}

export async function superviseesOn(db: Db, supervisor: Id<'person'>, day: string): Promise<Id<'person'>[]> {
  const rows = await db.selectFrom('agreement').select('supervisee_id').where('supervisor_id', '=', supervisor).where('state', '=', 'active')
    .where('starts_on', '<=', day).where('ends_on', '>=', day).where('supervisor_id', 'in', activeSupervisors(db)).execute()
  return rows.map((row) => row.supervisee_id)
}

/** False when another session of this group was signed since it was read. */
export async function replaceGroup(db: Db, row: Pick<GroupRow, 'id' | 'revision' | 'document'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('child_group').set({ document: row.document, revision: row.revision, state: 'running' })
    .where('id', '=', row.id).where('revision', '=', row.revision - 1).executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

export async function insertGroupSession(db: Db, row: NewRow<'group_session'>): Promise<void> {
  await db.insertInto('group_session').values(row).execute()
}

export async function findGroupSession(db: Db, id: Id<'group-session'>): Promise<GroupSessionRow | undefined> {
  return db.selectFrom('group_session').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function sessionsOfGroup(db: Db, group: Id<'group'>): Promise<GroupSessionRow[]> {
  return db.selectFrom('group_session').selectAll().where('group_id', '=', group).orderBy('session_on', 'desc').orderBy('id').execute()
}

/** False when it had been retracted before. */
export async function markSessionRetracted(db: Db, id: Id<'group-session'>, row: Pick<GroupSessionRow, 'retracted_on' | 'retraction'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('group_session').set({ ...row, state: 'retracted' }).where('id', '=', id).where('state', '=', 'signed').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}
