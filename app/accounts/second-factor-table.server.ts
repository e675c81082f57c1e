import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type FactorRow = Row<'second_factor'>

export async function factorsOf(db: Db, person: Id<'person'>): Promise<FactorRow[]> {
  return db.selectFrom('second_factor').selectAll().where('person_id', '=', person).execute()
}

/** The one factor of a person takes the place of whatever was there. */
export async function replaceFactor(db: Db, factor: NewRow<'second_factor'>, codes: NewRow<'sheet_code'>[]): Promise<void> {
  const old = await factorsOf(db, factor.person_id)
  if (old.length > 0) {
    await db.deleteFrom('sheet_code').where('factor_id', 'in', old.map(({ id }) => id)).execute()
    await db.deleteFrom('second_factor').where('person_id', '=', factor.person_id).execute()
  }
  await db.insertInto('second_factor').values(factor).execute()
  if (codes.length > 0) await db.insertInto('sheet_code').values(codes).execute()
}

/** Uses a step up. Of two at the same moment exactly one changes the row. */
export async function useStep(db: Db, factor: Id<'factor'>, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('second_factor').set({ last_step: step }).where('id', '=', factor).where('last_step', '<', step).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function unusedSheetCodes(db: Db, factor: Id<'factor'>): Promise<Row<'sheet_code'>[]> {
  return db.selectFrom('sheet_code').selectAll().where('factor_id', '=', factor).where('used_on', 'is', null).orderBy('number').execute()
}

export async function useSheetCode(db: Db, factor: Id<'factor'>, number: number, day: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('sheet_code').set({ used_on: day })
    .where('factor_id', '=', factor).where('number', '=', number).where('used_on', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
