import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { ReachWindow } from './reach-window.ts'

export type ReleaseRow = Row<'release'>

export async function insertRelease(db: Db, row: NewRow<'release'>): Promise<void> {
  await db.insertInto('release').values(row).execute()
}

export async function releaseById(db: Db, id: Id<'release'>): Promise<ReleaseRow | undefined> {
  return db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function allReleases(db: Db): Promise<ReleaseRow[]> {
  return db.selectFrom('release').selectAll().orderBy('entry_number', 'desc').execute()
}

/** Windows with an approved release, the latest first. */
export async function releasedWindows(db: Db): Promise<ReachWindow[]> {
  const rows = await db.selectFrom('release').select(['window_kind', 'starts_on', 'ends_on']).distinct().where('state', '=', 'released').orderBy('ends_on', 'desc').orderBy('starts_on').execute()
  return rows.map((row) => ({ kind: row.window_kind, startsOn: row.starts_on, endsOn: row.ends_on }))
}

/** Of one question, the last that was not rejected: prepared or released. */
export async function standingRelease(db: Db, template: string, window: ReachWindow): Promise<ReleaseRow | undefined> {
  return db.selectFrom('release').selectAll().where('template', '=', template).where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn)
    .where('state', '!=', 'rejected').orderBy('entry_number', 'desc').limit(1).executeTakeFirst()
}

type Decision = Pick<ReleaseRow, 'state' | 'decided_by' | 'decided_on' | 'decided_as'>

/** Says whether it was still only prepared. */
export async function decideRelease(db: Db, id: Id<'release'>, decision: Decision): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('release').set(decision).where('id', '=', id).where('state', '=', 'prepared').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

export async function markCorrected(db: Db, window: ReachWindow, day: string): Promise<void> {
  await db.updateTable('release').set({ corrected_on: day }).where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn).where('corrected_on', 'is', null).execute()
}
