import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import type { CasePermit } from './permit-case.server.ts'

export async function insertContact(db: Db, row: NewRow<'first_contact'>): Promise<void> {
  await db.insertInto('first_contact').values(row).execute()
}

export async function contactRows(db: Db, permit: CasePermit<'read'>): Promise<Row<'first_contact'>[]> {
  return db.selectFrom('first_contact').selectAll().where('case_id', '=', permit.caseId).orderBy('contact_on').execute()
}

/** False when it had been retracted before. */
export async function markContactRetracted(db: Db, permit: CasePermit<'write'>, id: Id<'contact'>, row: Pick<Row<'first_contact'>, 'retracted_on' | 'retraction'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('first_contact').set({ ...row, state: 'retracted' }).where('id', '=', id).where('case_id', '=', permit.caseId).where('state', '=', 'written').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

/** By its own id; nothing of it is shown before the case it began is somebody's own. */
export async function findContact(db: Db, id: Id<'contact'>): Promise<Row<'first_contact'> | undefined> {
  return db.selectFrom('first_contact').selectAll().where('id', '=', id).executeTakeFirst()
}
