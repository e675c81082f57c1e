import type { Db, NewRow, Row } from '#db/schema.ts'
import type { ReachWindow } from './reach-window.ts'

export type ReportRow = Row<'report_text'>

export async function reportOf(db: Db, window: Pick<ReachWindow, 'kind' | 'startsOn'>): Promise<ReportRow | undefined> {
  return db.selectFrom('report_text').selectAll().where('window_kind', '=', window.kind).where('starts_on', '=', window.startsOn).executeTakeFirst()
}

/** False when somebody else wrote the first one in the meantime. */
export async function insertReport(db: Db, row: NewRow<'report_text'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('report_text').values(row).onConflict((it) => it.doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** False when it was changed since it was read. */
export async function replaceReport(db: Db, { id, revision, changed_by, changed_on, document, officers_copy }: NewRow<'report_text'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('report_text').set({ revision, changed_by, changed_on, document, officers_copy }).where('id', '=', id).where('revision', '=', revision - 1).executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}
