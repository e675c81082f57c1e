import type { Db, NewRow, Row } from '#db/schema.ts'
import type { CasePermit } from './permit-case.server.ts'

export async function insertContact(db: Db, row: NewRow<'first_contact'>): Promise<void> {
  await db.insertInto('first_contact').values(row).execute()
}

export async function contactRows(db: Db, permit: CasePermit<'read'>): Promise<Row<'first_contact'>[]> {
  return db.selectFrom('first_contact').selectAll().where('case_id', '=', permit.caseId).orderBy('contact_on').execute()
}
