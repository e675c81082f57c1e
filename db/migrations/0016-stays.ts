import type { Kysely } from 'kysely'

/** An alert that stays with the supervisor until the person it is about decides otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('risk_alert').addColumn('stays', 'integer', (it) => it.notNull().defaultTo(0)).execute()
}
