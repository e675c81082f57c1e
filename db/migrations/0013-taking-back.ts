import type { Kysely } from 'kysely'

/** An assessment and a first contact can be retracted, like everything else that counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('first_contact').addColumn('state', 'text', (it) => it.notNull().defaultTo('written')).execute()
  for (const table of ['assessment', 'first_contact']) {
    for (const column of ['retracted_on', 'retraction']) await db.schema.alterTable(table).addColumn(column, 'text').execute()
  }
}
