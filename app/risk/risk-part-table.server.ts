import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'

export type RiskPartRow = Row<'risk_part'>

/** The first answer of a person in a session, or the next one in its place; false when another window was quicker. */
export async function putPart(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'risk_part'>, 'case_id'>): Promise<boolean> {
  if (row.revision === 1) {
    const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('risk_part').values({ ...row, case_id: permit.caseId }).onConflict((it) => it.columns(['about_id', 'member']).doNothing()).executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db.updateTable('risk_part').set({ revision: row.revision, document: row.document, answered_on: row.answered_on })
    .where('id', '=', row.id).where('case_id', '=', permit.caseId).where('revision', '=', row.revision - 1).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Answers given in one session, in whichever case each lies. */
export async function partsAbout(db: Db, aboutId: string): Promise<RiskPartRow[]> {
  return db.selectFrom('risk_part').selectAll().where('about_id', '=', aboutId).orderBy('member').execute()
}

/** Newest first. */
export async function partsOfCase(db: Db, permit: CasePermit<'read'>, most: number): Promise<RiskPartRow[]> {
  return db.selectFrom('risk_part').selectAll().where('case_id', '=', permit.caseId).orderBy('answered_on', 'desc').orderBy('id').limit(most).execute()
}
