import type { Id } from '#app/work/id.ts'
import { dayOf } from '#app/work/scope.ts'
import { openAlertsFor, toldOf, type AlertRow } from './alert-table.server.ts'
import { dutyPeople, superviseesOn } from './duty-table.server.ts'
import type { AlertGround } from './prepare-alert.server.ts'

/**
 * Whether something waits for this person that she has not seen: yes or no, and nothing of it, for a screen that is covered. What is
 * to be screened gives no alarm here either.
 */
export async function isNeededNow({ db, now }: Pick<AlertGround, 'db' | 'now'>, person: Id<'person'>): Promise<boolean> {
  if (!(await dutyPeople(db)).some((one) => one.id === person)) return false
  const rows = (await openAlertsFor(db, person, await superviseesOn(db, person, dayOf(now())))).filter((row) => (row.state === 'raised' || row.state === 'seen') && row.psychologist_id !== person)
  const told = await toldOf(db, rows.map((row) => row.id))
  return rows.some((row) => !hasSeen(row, told.find((one) => one.alert_id === row.id && one.person_id === person && one.round === row.round), person))
}

/** Whoever this round tells has to see it in this round; for whoever it does not tell it is seen when she was the first who saw it. */
const hasSeen = (row: AlertRow, told: { seen_at: string | null } | undefined, person: Id<'person'>): boolean => (told ? told.seen_at !== null : row.seen_by === person)
