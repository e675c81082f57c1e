import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Db, NewRow, Row } from '#db/schema.ts'

export type ScaleRow = Row<'scale'>

/** False when this entry was kept already (pressed twice). */
export async function insertScale(db: Db, permit: CasePermit<'write'>, row: Omit<NewRow<'scale'>, 'case_id'>): Promise<boolean> {
  const written = await db.insertInto('scale').values({ ...row, case_id: permit.caseId }).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
  return Number(written.numInsertedOrUpdatedRows) === 1
}

/** To learn which case it belongs to; nothing of it is shown before the permit of that case. */
export async function findScale(db: Db, id: Id<'scale'>): Promise<ScaleRow | undefined> {
  return db.selectFrom('scale').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Newest first, retracted ones apart. */
export async function scalesOfCase(db: Db, permit: CasePermit<'read'>, most: number): Promise<ScaleRow[]> {
  return db.selectFrom('scale').selectAll().where('case_id', '=', permit.caseId).where('state', '=', 'entered').orderBy('measured_on', 'desc').orderBy('id').limit(most).execute()
}

export async function markScaleRetracted(db: Db, permit: CasePermit<'write'>, id: Id<'scale'>, set: Pick<ScaleRow, 'retracted_on' | 'retraction'>): Promise<boolean> {
  const changed = await db.updateTable('scale').set({ ...set, state: 'retracted' }).where('id', '=', id).where('case_id', '=', permit.caseId).where('state', '=', 'entered').executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
}
