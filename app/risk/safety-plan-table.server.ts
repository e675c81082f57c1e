import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** False when another window wrote this version first. */
export async function insertPlan(db: Db, row: NewRow<'safety_plan'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('safety_plan').values(row).onConflict((it) => it.columns(['case_id', 'number']).doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function newestPlan(db: Db, caseId: Id<'case'>): Promise<Row<'safety_plan'> | undefined> {
  return db.selectFrom('safety_plan').selectAll().where('case_id', '=', caseId).orderBy('number', 'desc').executeTakeFirst()
}
