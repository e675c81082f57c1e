import type { Kysely } from 'kysely'

/** What stands beside released figures: where they go in a DHIS2, and what a report says in words; and a group's session can be retracted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('dhis2_mapping')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('number', 'integer', (it) => it.notNull()).addColumn('document', 'text', (it) => it.notNull())
    .addColumn('put_by', 'text', (it) => it.notNull()).addColumn('put_on', 'text', (it) => it.notNull()).addColumn('signature', 'text', (it) => it.notNull()).execute()
  await db.schema.createIndex('dhis2_mapping_once_by_number').on('dhis2_mapping').columns(['number']).unique().execute()
  await db.schema.createTable('report_text')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('window_kind', 'text', (it) => it.notNull()).addColumn('starts_on', 'text', (it) => it.notNull()).addColumn('ends_on', 'text', (it) => it.notNull())
    .addColumn('revision', 'integer', (it) => it.notNull()).addColumn('changed_by', 'text', (it) => it.notNull()).addColumn('changed_on', 'text', (it) => it.notNull())
    .addColumn('document', 'text', (it) => it.notNull()).addColumn('officers_copy', 'text', (it) => it.notNull()).execute()
  await db.schema.createIndex('report_text_once_by_window').on('report_text').columns(['window_kind', 'starts_on']).unique().execute()
  for (const column of ['retracted_on', 'retraction']) await db.schema.alterTable('group_session').addColumn(column, 'text').execute()
}
