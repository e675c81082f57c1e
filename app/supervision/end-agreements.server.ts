import type { Kysely } from 'kysely'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import type { Schema } from '#db/schema.ts'
import { hasOpenAlertUnder } from '#app/risk/open-alerts.server.ts'
import { addDays, dayOf, runOnDays } from '#app/work/scope.ts'
import { isRunningOn } from './agreement.ts'
import { agreementsPast, deleteReadingGrants, deleteRiskGrants, hasLiveAgreement, markEnded, type AgreementRow } from './agreement-table.server.ts'

/** What the clock has: no person and no key. */
export type ClockGround = { db: Kysely<Schema>; audit: AuditWriter; now: () => Date }

/**
 * For the clock, at start and every hour. The day after its last day an agreement's keys go, in the psychologist's cases and
 * groups; for 14 days more those of alerts stay, and of cases with an open review. Then it ends, unless an alert is open: that
 * waits for its closing. Clear columns only. Comments stay: both keep the key of their agreement. Returns how many ended.
 */
export async function endAgreements({ db, audit, now }: ClockGround): Promise<number> {
  const day = dayOf(now())
  const since = addDays(day, -runOnDays)
  let ended = 0
  for (const agreement of await agreementsPast(db, day)) {
    const goesOn = isRunningOn(agreement, day) || await hasOpenAlertUnder({ db }, agreement.supervisee_id)
    await audit.exclusively(() => db.transaction().execute(async (db) => {
      if (await hasLiveAgreement(db, agreement, day)) return goesOn ? undefined : end(db, agreement)
      const stopped = await deleteReadingGrants(db, agreement, since)
      if (stopped > 0 && goesOn) await audit.append(db, { did: 'agreement.runs-on', record: agreement.id, person: agreement.supervisor_id })
      if (goesOn) return
      await deleteRiskGrants(db, agreement, since)
      await end(db, agreement)
    }))
  }
  return ended

  async function end(db: Kysely<Schema>, { id, supervisor_id: person }: AgreementRow): Promise<void> {
    if (!await markEnded(db, id)) return
    await audit.append(db, { did: 'agreement.ended', record: id, person })
    ended++
  }
}
