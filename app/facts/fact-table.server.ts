import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type PackRow = Row<'fact_pack'>

/** The writer's newest pack of a month: the open one, or a full one. */
export async function newestPack(db: Db, writer: Id<'person'>, month: string): Promise<PackRow | undefined> {
  return db.selectFrom('fact_pack').selectAll().where('writer_id', '=', writer).where('month', '=', month).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Says whether the row was added: false when another addition of this writer opened the same pack first. */
export async function insertPack(db: Db, row: NewRow<'fact_pack'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('fact_pack').values(row).onConflict((it) => it.columns(['writer_id', 'month', 'number']).doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

/** Says whether the pack still stood at the revision before this one. */
export async function replacePack(db: Db, row: NewRow<'fact_pack'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('fact_pack').set({ facts: row.facts, revision: row.revision, document: row.document })
    .where('id', '=', row.id).where('revision', '=', row.revision - 1).executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

/** Writers with facts in a span of months (`2024-04`, both ends included). */
export async function writersIn(db: Db, from: string, to: string): Promise<Id<'person'>[]> {
  const rows = await db.selectFrom('fact_pack').select('writer_id').distinct().where('month', '>=', from).where('month', '<=', to).execute()
  return rows.map((row) => row.writer_id)
}

export async function packIdsIn(db: Db, from: string, to: string): Promise<Id<'pack'>[]> {
  const rows = await db.selectFrom('fact_pack').select('id').where('month', '>=', from).where('month', '<=', to).orderBy('month').orderBy('id').execute()
  return rows.map((row) => row.id)
}

export async function packsById(db: Db, ids: Id<'pack'>[]): Promise<PackRow[]> {
  return ids.length === 0 ? [] : db.selectFrom('fact_pack').selectAll().where('id', 'in', ids).execute()
}

export async function subjectListOf(db: Db, writer: Id<'person'>): Promise<Row<'subject_list'> | undefined> {
  return db.selectFrom('subject_list').selectAll().where('writer_id', '=', writer).executeTakeFirst()
}

export async function allSubjectLists(db: Db): Promise<Row<'subject_list'>[]> {
  return db.selectFrom('subject_list').selectAll().execute()
}

export async function insertSubjectList(db: Db, row: NewRow<'subject_list'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('subject_list').values(row).onConflict((it) => it.columns(['writer_id']).doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function replaceSubjectList(db: Db, row: NewRow<'subject_list'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('subject_list').set({ revision: row.revision, document: row.document })
    .where('id', '=', row.id).where('revision', '=', row.revision - 1).executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}
