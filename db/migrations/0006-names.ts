import type { Kysely } from 'kysely'

/** Words that the name check is told are no name in one case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('not_a_name')
    .addColumn('case_id', 'text', (it) => it.primaryKey()).addColumn('revision', 'integer', (it) => it.notNull()).addColumn('document', 'text', (it) => it.notNull()).execute()
}
