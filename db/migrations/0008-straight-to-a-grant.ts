import type { Kysely } from 'kysely'

/**
 * A key is looked for by person and compartment: with the person alone SQLite walked all of a psychologist's thousand
 * grants for one of them. What lies beside a draft is looked for by the draft, not among everything its author has open.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('key_grant_by_recipient_id').execute()
  await db.schema.createIndex('key_grant_by_recipient_id_compartment_id').on('key_grant').columns(['recipient_id', 'compartment_id']).execute()
  await db.schema.createIndex('draft_by_copy_of').on('draft').columns(['copy_of']).execute()
}
