import type { Kysely } from 'kysely'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import { deleteGrantsPast } from '#app/keys/grant-table.server.ts'
import type { Schema } from '#db/schema.ts'
import { dayOf } from './scope.ts'

/**
 * For the clock, at start and every hour, with nobody signed in: a key that was given for a time goes the day after its last
 * day. Clear columns only. Returns how many went.
 */
export async function endCovers({ db, audit, now }: { db: Kysely<Schema>; audit: AuditWriter; now: () => Date }): Promise<number> {
  return audit.exclusively(() => db.transaction().execute(async (db) => {
    const ended = await deleteGrantsPast(db, dayOf(now()))
    for (const { compartment_id: record, kind: about, recipient_id: person } of ended) await audit.append(db, { did: 'key.ended', record, person, about })
    return ended.length
  }))
}
