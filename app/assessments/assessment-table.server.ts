import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type AssessmentRow = Row<'assessment'>

export async function insertAssessment(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'assessment'>, 'case_id' | 'retracted_on' | 'retraction'>): Promise<void> {
  await db.insertInto('assessment').values({ ...row, case_id: permit.caseId, retracted_on: null, retraction: null }).execute()
}

/** To learn which case it belongs to; nothing of it is shown before the permit of that case. */
export async function findAssessment(db: Db, id: Id<'assessment'>): Promise<AssessmentRow | undefined> {
  return db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()
}

/** False when it had been retracted before. */
export async function markAssessmentRetracted(db: Db, permit: CasePermit<'write'>, id: Id<'assessment'>, row: Pick<AssessmentRow, 'retracted_on' | 'retraction'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('assessment').set({ ...row, state: 'retracted' }).where('id', '=', id).where('case_id', '=', permit.caseId).where('state', '=', 'signed').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}

/** Whether anything else makes the case assessed. */
export async function otherAssessmentStands(db: Db, permit: CasePermit<'write'>, id: Id<'assessment'>): Promise<boolean> {
  return await db.selectFrom('assessment').select('id').where('case_id', '=', permit.caseId).where('state', '=', 'signed').where('id', '!=', id).limit(1).executeTakeFirst() !== undefined
}

/** Newest first, retracted ones too. */
export async function assessmentsOfCase(db: Db, permit: CasePermit<'read'>): Promise<AssessmentRow[]> {
  return db.selectFrom('assessment').selectAll().where('case_id', '=', permit.caseId).orderBy('assessed_on', 'desc').orderBy('id').execute()
}
