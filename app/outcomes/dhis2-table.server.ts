import type { Db, NewRow, Row } from '#db/schema.ts'

export type MappingRow = Row<'dhis2_mapping'>

/** Newest first, with the name of whoever put it in force. */
export async function allMappings(db: Db): Promise<(MappingRow & { name: string })[]> {
  return db.selectFrom('dhis2_mapping as m').innerJoin('person as p', 'p.id', 'm.put_by').selectAll('m').select('p.name').orderBy('m.number', 'desc').execute()
}

export async function newestMapping(db: Db): Promise<MappingRow | undefined> {
  return db.selectFrom('dhis2_mapping').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Only ever added. False when another one took the number. */
export async function insertMapping(db: Db, row: NewRow<'dhis2_mapping'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('dhis2_mapping').values(row).onConflict((it) => it.doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}
