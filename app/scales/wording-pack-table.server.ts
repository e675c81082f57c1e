import type { Db, NewRow, Row } from '#db/schema.ts'

export type PackRow = Row<'wording_pack'>

/** False when this version in this language is there already: what was shown to somebody is not changed under them. */
export async function insertPack(db: Db, row: NewRow<'wording_pack'>): Promise<boolean> {
  const written = await db.insertInto('wording_pack').values(row).onConflict((it) => it.columns(['instrument', 'version', 'language']).doNothing()).executeTakeFirst()
  return Number(written.numInsertedOrUpdatedRows) === 1
}

export async function packRows(db: Db, instrument?: string): Promise<(PackRow & { loader: string | null })[]> {
  const all = db.selectFrom('wording_pack').leftJoin('person', 'person.id', 'wording_pack.loaded_by').selectAll('wording_pack').select('person.name as loader')
  return (instrument === undefined ? all : all.where('instrument', '=', instrument)).orderBy('instrument').orderBy('wording_pack.language').orderBy('version').execute()
}

export async function deletePack(db: Db, id: string): Promise<boolean> {
  return Number((await db.deleteFrom('wording_pack').where('id', '=', id as PackRow['id']).executeTakeFirst()).numDeletedRows) === 1
}
