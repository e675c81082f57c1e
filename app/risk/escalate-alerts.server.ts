import type { Kysely } from 'kysely'
import type { AuditWriter } from '#app/audit/audit-writer.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Schema } from '#db/schema.ts'
import { waits } from './alert.ts'
import { dueAlerts, insertTold, lastPlace, passOn, type AlertChange, type AlertOfCase } from './alert-table.server.ts'
import { dueAfter, firstTold, nextTold, toldAgain, type Told } from './duty.ts'
import { insertMails } from './mail-table.server.ts'
import { mailsTo, rosterFor } from './prepare-alert.server.ts'

/** What the clock has: no person and no key. */
export type ClockGround = { db: Kysely<Schema>; audit: AuditWriter; now: () => Date }

type Step = { change: AlertChange; told: Told | undefined; did: 'alert.passed-on' | 'alert.not-screened' }

/**
 * For the clock, every half minute: an alert that nobody has spoken of goes to the next of the roster, and what was not
 * screened in time becomes moderate. Clear columns only; it can open nothing. Returns how many moved.
 */
export async function escalateAlerts({ db, audit, now }: ClockGround): Promise<number> {
  const at = now()
  let moved = 0
  const stuck: unknown[] = []
  for (const row of await dueAlerts(db, at.toISOString())) {
    await passOne(row).catch((error: unknown) => { stuck.push(error) })
  }
  // one that cannot be moved holds up no other
  if (stuck.length > 0) throw stuck[0]
  return moved

  async function passOne(row: AlertOfCase): Promise<void> {
    const step = await nextStep({ db }, row, at)
    await audit.exclusively(() => db.transaction().execute(async (db) => {
      if (!await passOn(db, row, step.change)) return
      const people = (step.told?.people ?? []) as Id<'person'>[]
      const round = step.change.round ?? row.round
      await insertTold(db, people.map((person) => ({ alert_id: row.id, person_id: person, round, place: step.told!.place, told_at: at.toISOString(), seen_at: null })))
      await insertMails(db, mailsTo(people, row.id, at))
      await audit.append(db, { did: step.did, case: row.case_id, record: row.id })
      moved++
    }))
  }
}

async function nextStep({ db }: Pick<ClockGround, 'db'>, row: AlertOfCase, at: Date): Promise<Step> {
  const roster = await rosterFor(db, row.psychologist_id, at)
  if (row.state === 'screening') {
    const { seen, spoken } = waits.moderate
    // who saw it while it was to be screened has not seen this
    const due = dueAfter(at, seen, roster.holidays).toISOString()
    return { did: 'alert.not-screened', told: firstTold(roster, at, seen), change: { state: 'raised', seen_within: seen, spoken_within: spoken, due_at: due, round: row.round + 1, seen_by: null, seen_at: null } }
  }
  const next = nextTold(roster, at, row.seen_within, await lastPlace(db, row.id, row.round))
  const due_at = dueAfter(at, row.seen_within, roster.holidays).toISOString()
  if (next) return { did: 'alert.passed-on', told: next, change: { due_at } }
  // everybody was told: it begins again with the first, until somebody speaks of it
  return { did: 'alert.passed-on', told: toldAgain(roster, at, row.seen_within), change: { due_at, round: row.round + 1 } }
}

