import type { Db, NewRow, Row } from '#db/schema.ts'
import type { CasePermit } from './permit-case.server.ts'

/** The first line is written with the case itself, before anybody can hold a permit for it. */
export async function insertConsent(db: Db, row: NewRow<'consent'>): Promise<void> {
  await db.insertInto('consent').values(row).execute()
}

export async function consentRows(db: Db, permit: CasePermit<'read'>): Promise<Row<'consent'>[]> {
  return db.selectFrom('consent').selectAll().where('case_id', '=', permit.caseId).execute()
}
