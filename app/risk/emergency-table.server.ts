import type { Db, NewRow, Row } from '#db/schema.ts'

export async function linesOfDistrict(db: Db, district: string): Promise<Row<'emergency_line'>[]> {
  return db.selectFrom('emergency_line').selectAll().where('district', '=', district).execute()
}

export async function allLines(db: Db): Promise<Row<'emergency_line'>[]> {
  return db.selectFrom('emergency_line').selectAll().orderBy('district').execute()
}

export async function replaceLines(db: Db, district: string, rows: NewRow<'emergency_line'>[]): Promise<void> {
  await db.deleteFrom('emergency_line').where('district', '=', district).execute()
  if (rows.length > 0) await db.insertInto('emergency_line').values(rows).execute()
}
