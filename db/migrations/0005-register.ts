import type { Kysely } from 'kysely'

/** Closures of cases, and the reintegration register. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('closure')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('case_id', 'text', (it) => it.notNull()).addColumn('author_id', 'text', (it) => it.notNull())
    .addColumn('state', 'text', (it) => it.notNull()).addColumn('closed_on', 'text', (it) => it.notNull()).addColumn('signed_on', 'text', (it) => it.notNull()).addColumn('retracted_on', 'text')
    .addColumn('document', 'text', (it) => it.notNull()).addColumn('retraction', 'text').execute()
  await db.schema.createIndex('closure_by_case_id').on('closure').columns(['case_id']).execute()
  await db.schema.createTable('rasb_person')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('number', 'integer', (it) => it.notNull().unique()).addColumn('revision', 'integer', (it) => it.notNull())
    .addColumn('document', 'text', (it) => it.notNull()).execute()
  await db.schema.createTable('led_session')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('session_on', 'text', (it) => it.notNull()).addColumn('state', 'text', (it) => it.notNull())
    .addColumn('revision', 'integer', (it) => it.notNull()).addColumn('document', 'text', (it) => it.notNull()).execute()
}
