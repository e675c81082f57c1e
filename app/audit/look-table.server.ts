import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export async function insertLook(db: Db, look: NewRow<'look'>): Promise<void> {
  await db.insertInto('look').values(look).execute()
}

/** Newest days first; within a day the sealed instant decides. */
export async function looksOf(db: Db, caseId: Id<'case'>, limit: number): Promise<Row<'look'>[]> {
  return db.selectFrom('look').selectAll().where('case_id', '=', caseId).orderBy('looked_on', 'desc').orderBy('id').limit(limit).execute()
}

export async function psychologistOf(db: Db, caseId: Id<'case'>): Promise<string | undefined> {
  return (await db.selectFrom('case_file').select('psychologist_id').where('id', '=', caseId).executeTakeFirst())?.psychologist_id
}
