import type { Kysely } from 'kysely'

/** Which revision of a comment its psychologist asked to have rewritten with the code in place of a name; none once that was done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('review_comment').addColumn('code_asked_of', 'integer').execute()
}
