import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type AssessmentRow = Row<'assessment'>

export async function insertAssessment(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'assessment'>, 'case_id'>): Promise<void> {
  await db.insertInto('assessment').values({ ...row, case_id: permit.caseId }).execute()
}

/** To learn which case it belongs to; nothing of it is shown before the permit of that case. */
export async function findAssessment(db: Db, id: Id<'assessment'>): Promise<AssessmentRow | undefined> {
  return db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function assessmentsOfCase(db: Db, permit: CasePermit<'read'>): Promise<AssessmentRow[]> {
  return db.selectFrom('assessment').selectAll().where('case_id', '=', permit.caseId).orderBy('assessed_on', 'desc').orderBy('id').execute()
}
