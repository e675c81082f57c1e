import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type CatalogueRow = Row<'catalogue'>

export async function insertCatalogue(db: Db, row: NewRow<'catalogue'>): Promise<void> {
  await db.insertInto('catalogue').values(row).execute()
}

/** Newest year first; of one year the last proposed first. */
export async function allCatalogues(db: Db): Promise<CatalogueRow[]> {
  return db.selectFrom('catalogue').selectAll().orderBy('year', 'desc').orderBy('version', 'desc').execute()
}

export async function catalogueById(db: Db, id: Id<'catalogue'>): Promise<CatalogueRow | undefined> {
  return db.selectFrom('catalogue').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The version in force. */
export async function newestSigned(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('catalogue').select('version').where('state', '=', 'signed').orderBy('year', 'desc').executeTakeFirst()
  return row?.version
}

type Decision = Pick<CatalogueRow, 'state' | 'signed_by' | 'signed_on' | 'signature'>

/** Says whether it was still only proposed. */
export async function decideCatalogue(db: Db, id: Id<'catalogue'>, decision: Decision): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('catalogue').set(decision).where('id', '=', id).where('state', '=', 'proposed').executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1
}
