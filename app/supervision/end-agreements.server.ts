import type { Kysely } from 'kysely'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import type { Schema } from '#db/schema.ts'
import { hasOpenAlertUnder } from '#app/risk/open-alerts.server.ts'
import { dayOf } from '#app/work/scope.ts'
import { agreementsPast, deleteGrantsUnder, hasLiveAgreement, markEnded } from './agreement-table.server.ts'

/** What the clock has: no person and no key. */
export type ClockGround = { db: Kysely<Schema>; audit: AuditWriter; now: () => Date }

/**
 * For the clock, at start and every hour: agreements past their last day end, and with them the supervisor's grants in
 * the psychologist's cases and groups; none ends while an alert is open. Clear columns only. Comments stay: both keep the key of their agreement.
 */
export async function endAgreements({ db, audit, now }: ClockGround): Promise<number> {
  const day = dayOf(now())
  let ended = 0
  for (const agreement of await agreementsPast(db, day)) {
    if (await hasOpenAlertUnder({ db }, agreement.supervisee_id)) continue
    await audit.exclusively(() => db.transaction().execute(async (db) => {
      if (!await markEnded(db, agreement.id)) return
      if (!await hasLiveAgreement(db, agreement, day)) await deleteGrantsUnder(db, agreement)
      await audit.append(db, { did: 'agreement.ended', record: agreement.id, person: agreement.supervisor_id })
      ended++
    }))
  }
  return ended
}
