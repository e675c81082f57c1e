import type { Db, NewRow, Row } from '#db/schema.ts'

type OwnDocument = Row<'own_document'>

/** A document somebody keeps for herself: her telephone, what is no name in her group. */
export async function findOwnDocument(db: Db, id: string, kind: OwnDocument['kind']): Promise<OwnDocument | undefined> {
  return db.selectFrom('own_document').selectAll().where('id', '=', id).where('kind', '=', kind).executeTakeFirst()
}

/** False when another window was quicker. */
export async function putOwnDocument(db: Db, row: NewRow<'own_document'>): Promise<boolean> {
  if (row.revision === 1) {
    const { numInsertedOrUpdatedRows = 0n } = await db.insertInto('own_document').values(row).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db.updateTable('own_document').set({ revision: row.revision, document: row.document }).where('id', '=', row.id).where('revision', '=', row.revision - 1).executeTakeFirst()
  return numUpdatedRows === 1n
}
