import type { Kysely } from 'kysely'

/** Scales entered in a case, and the wording packs an organisation has the right to show. Frozen once released: add the next file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('scale')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('case_id', 'text', (it) => it.notNull()).addColumn('author_id', 'text', (it) => it.notNull()).addColumn('state', 'text', (it) => it.notNull())
    .addColumn('measured_on', 'text', (it) => it.notNull()).addColumn('entered_on', 'text', (it) => it.notNull()).addColumn('retracted_on', 'text')
    .addColumn('document', 'text', (it) => it.notNull()).addColumn('retraction', 'text').execute()
  await db.schema.createIndex('scale_case').on('scale').columns(['case_id', 'measured_on']).execute()
  await db.schema.createTable('wording_pack')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('instrument', 'text', (it) => it.notNull()).addColumn('version', 'text', (it) => it.notNull()).addColumn('language', 'text', (it) => it.notNull())
    .addColumn('content', 'text', (it) => it.notNull()).addColumn('loaded_on', 'text', (it) => it.notNull()).addColumn('loaded_by', 'text', (it) => it.notNull())
    .addUniqueConstraint('wording_pack_one', ['instrument', 'version', 'language']).execute()
}
