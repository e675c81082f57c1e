import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type ContactRow = Row<'brief_contact'>

export async function insertContacts(db: Db, rows: NewRow<'brief_contact'>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('brief_contact').values(rows).execute()
}

/** Planned contacts of a psychologist's own cases that are due; soonest first. */
export async function dueContacts(db: Db, psychologist: Id<'person'>, until: string): Promise<(ContactRow & { code: string; word: string })[]> {
  return db.selectFrom('brief_contact as b').innerJoin('case_file as f', 'f.id', 'b.case_id').selectAll('b').select(['f.code', 'f.word'])
    .where('f.psychologist_id', '=', psychologist).where('b.state', '=', 'planned').where('b.due_on', '<=', until).orderBy('b.due_on').orderBy('b.id').execute()
}

export async function nextContactOf(db: Db, caseId: Id<'case'>): Promise<ContactRow | undefined> {
  return db.selectFrom('brief_contact').selectAll().where('case_id', '=', caseId).where('state', '=', 'planned').orderBy('due_on').executeTakeFirst()
}

export async function findContact(db: Db, id: Id<'brief-contact'>): Promise<ContactRow | undefined> {
  return db.selectFrom('brief_contact').selectAll().where('id', '=', id).executeTakeFirst()
}

/** False when it was pressed twice. */
export async function moveContact(db: Db, row: ContactRow, to: Pick<ContactRow, 'state' | 'tries'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('brief_contact').set(to).where('id', '=', row.id).where('state', '=', 'planned').where('tries', '=', row.tries).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** One call answers all that were due. */
export async function makeAllDue(db: Db, caseId: Id<'case'>, until: string): Promise<void> {
  await db.updateTable('brief_contact').set({ state: 'made' }).where('case_id', '=', caseId).where('state', '=', 'planned').where('due_on', '<=', until).execute()
}

/** A plan made after a later alert takes the place of the one before. */
export async function deletePlanned(db: Db, caseId: Id<'case'>): Promise<void> {
  await db.deleteFrom('brief_contact').where('case_id', '=', caseId).where('state', '=', 'planned').execute()
}
