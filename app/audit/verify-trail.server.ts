import type { Db, Row } from '#db/schema.ts'
import { hashOfEntry, idOfHour, startOfChain } from './audit-entry.server.ts'
import { dayHolds, fingerprintOfDayKey } from './audit-day.server.ts'
import { allDays, entriesAfter, hoursOf, lastEntry } from './audit-table.server.ts'

export type TrailProblem =
  | { kind: 'no-days' }
  /** The trail does not begin with the key whose fingerprint was printed. */
  | { kind: 'first-key'; day: string }
  /** A closed day without a signature: its private key was lost. A break two people have to explain. */
  | { kind: 'unsigned-day' | 'day-signature' | 'day-chain' | 'day-open' | 'day-head'; day: string }
  | { kind: 'entry-number' | 'entry-chain' | 'entry-hash' | 'entry-day' | 'hour-key'; number: number }

/**
 * Reads the whole trail with nothing but the database and the printed fingerprint, and says what does not hold; empty
 * when everything does. Entries of the day still open are chained but not yet signed. With `newest` only that many
 * entries are read (and all days): what a page does, while `npm run audit:verify` reads everything.
 */
export async function verifyTrail(db: Db, fingerprint: string, programme: string, newest?: number): Promise<TrailProblem[]> {
  const days = await allDays(db)
  return [...daysHold(days, fingerprint, programme), ...await entriesHold(db, days, programme, newest)]
}

const digits = (text: string): string => text.replace(/\D/g, '')

function daysHold(days: Row<'audit_day'>[], fingerprint: string, programme: string): TrailProblem[] {
  const [first] = days
  if (!first) return [{ kind: 'no-days' }]
  const found: TrailProblem[] = []
  if (digits(fingerprintOfDayKey(programme, first.public_key)) !== digits(fingerprint)) found.push({ kind: 'first-key', day: first.day })
  days.forEach((day, at) => {
    const next = days[at + 1]
    const problem = dayProblem(day, next, programme)
    if (problem) found.push({ kind: problem, day: day.day })
  })
  return found
}

function dayProblem(day: Row<'audit_day'>, next: Row<'audit_day'> | undefined, programme: string): 'unsigned-day' | 'day-signature' | 'day-chain' | 'day-open' | undefined {
  const { next_key: nextKey, head, entries, signature } = day
  if (!next) return nextKey === null ? undefined : 'day-chain'
  if (nextKey === null || head === null || entries === null) return 'day-open'
  if (nextKey !== next.public_key) return 'day-chain'
  if (signature === null) return 'unsigned-day'
  return dayHolds(day.public_key, signature, programme, { day: day.day, head, entries, nextKey }) ? undefined : 'day-signature'
}

async function entriesHold(db: Db, days: Row<'audit_day'>[], programme: string, newest?: number): Promise<TrailProblem[]> {
  const known = new Set(days.map((day) => day.day))
  const heads = new Map(days.filter((day) => day.entries !== null).map((day) => [day.entries!, day]))
  const found: TrailProblem[] = []
  let last = { number: 0, hash: startOfChain(programme), day: '', ...await startingAt(db, newest) }
  const passHead = () => {
    const day = heads.get(last.number)
    if (day && day.head === last.hash) return
    if (day) found.push({ kind: 'day-head', day: day.day })
  }
  passHead()
  for (;;) {
    const entries = await entriesAfter(db, last.number, 1000)
    if (entries.length === 0) break
    const hours = new Map((await hoursOf(db, [...new Set(entries.map((entry) => entry.hour_id))])).map((hour) => [hour.id, hour.document as string]))
    for (const entry of entries) {
      const problem = entryProblem(entry, last, programme, known)
      if (problem) found.push({ kind: problem, number: entry.number })
      const hour = hours.get(entry.hour_id)
      if (hour === undefined || idOfHour(hour) !== entry.hour_id) found.push({ kind: 'hour-key', number: entry.number })
      last = { number: entry.number, hash: entry.hash, day: entry.day }
      passHead()
    }
  }
  for (const day of heads.values()) if (day.entries! > last.number) found.push({ kind: 'day-head', day: day.day })
  return found
}

async function startingAt(db: Db, newest: number | undefined): Promise<{ number: number; hash: string; day: string } | undefined> {
  const end = newest === undefined ? undefined : await lastEntry(db)
  if (newest === undefined || !end || end.number <= newest) return undefined
  const [before] = await entriesAfter(db, end.number - newest - 1, 1)
  return before && { number: before.number, hash: before.hash, day: before.day }
}

function entryProblem(entry: Row<'audit_entry'>, last: { number: number; hash: string; day: string }, programme: string, days: Set<string>) {
  if (entry.number !== last.number + 1) return 'entry-number' as const
  if (entry.previous !== last.hash) return 'entry-chain' as const
  if (entry.day < last.day || !days.has(entry.day)) return 'entry-day' as const
  return hashOfEntry(programme, entry) === entry.hash ? undefined : ('entry-hash' as const)
}
