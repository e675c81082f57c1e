import type { Kysely } from 'kysely'

/** In which round of an alert somebody's SEEN paused it; and whether a supervisor has still to look at one that was screened negative. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('risk_alert').addColumn('paused_round', 'integer', (it) => it.notNull().defaultTo(0)).execute()
  await db.schema.alterTable('risk_alert').addColumn('look', 'text').execute()
}
