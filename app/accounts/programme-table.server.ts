import type { Db, NewRow, Row } from '#db/schema.ts'

export async function programmeOf(db: Db): Promise<Row<'programme'> | undefined> {
  return db.selectFrom('programme').selectAll().executeTakeFirst()
}

export async function insertProgramme(db: Db, programme: NewRow<'programme'>): Promise<void> {
  await db.insertInto('programme').values(programme).execute()
}

/** One link at a time: a new start makes a new one. */
export async function replaceLink(db: Db, link: NewRow<'setup_link'>): Promise<void> {
  await db.deleteFrom('setup_link').where('used_at', 'is', null).execute()
  await db.insertInto('setup_link').values(link).execute()
}

export async function unusedLink(db: Db): Promise<Row<'setup_link'> | undefined> {
  return db.selectFrom('setup_link').selectAll().where('used_at', 'is', null).executeTakeFirst()
}

/** Throws when it was used already: the transaction around it then writes nothing. */
export async function useLink(db: Db, id: string, at: string): Promise<void> {
  const { numUpdatedRows } = await db.updateTable('setup_link').set({ used_at: at }).where('id', '=', id).where('used_at', 'is', null).executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new Error('The set-up link was used already.')
}
