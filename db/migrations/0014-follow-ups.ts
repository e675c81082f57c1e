import type { Kysely } from 'kysely'

/** After a case was closed: on which days to ask how it goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('follow_up')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('case_id', 'text', (it) => it.notNull()).addColumn('closure_id', 'text', (it) => it.notNull())
    .addColumn('due_on', 'text', (it) => it.notNull()).addColumn('tries', 'integer', (it) => it.notNull()).addColumn('state', 'text', (it) => it.notNull()).execute()
  await db.schema.createIndex('follow_up_by_case_id').on('follow_up').columns(['case_id']).execute()
}
