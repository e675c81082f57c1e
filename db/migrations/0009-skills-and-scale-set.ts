import type { Kysely } from 'kysely'

/** The programme's own set of scales, and how a supervisor rated skills; what was rated is sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('scale_set').addColumn('instrument', 'text', (it) => it.primaryKey()).addColumn('chosen_by', 'text', (it) => it.notNull()).addColumn('chosen_on', 'text', (it) => it.notNull()).execute()
  await db.schema.createTable('competency_rating')
    .addColumn('id', 'text', (it) => it.primaryKey()).addColumn('agreement_id', 'text', (it) => it.notNull()).addColumn('rater_id', 'text', (it) => it.notNull())
    .addColumn('rated_on', 'text', (it) => it.notNull()).addColumn('written_on', 'text', (it) => it.notNull()).addColumn('document', 'text', (it) => it.notNull()).execute()
  await db.schema.createIndex('competency_rating_by_agreement_id').on('competency_rating').columns(['agreement_id']).execute()
}
