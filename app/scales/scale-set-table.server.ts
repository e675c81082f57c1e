import type { Db, NewRow } from '#db/schema.ts'

/** Ids of the tools the programme has chosen; empty before it has. */
export async function chosenTools(db: Db): Promise<string[]> {
  return (await db.selectFrom('scale_set').select('instrument').orderBy('instrument').execute()).map((row) => row.instrument)
}

export async function replaceSet(db: Db, rows: NewRow<'scale_set'>[]): Promise<void> {
  await db.deleteFrom('scale_set').execute()
  if (rows.length > 0) await db.insertInto('scale_set').values(rows).execute()
}
