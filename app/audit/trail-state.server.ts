import type { Scope } from '#app/work/scope.ts'
import type { Row } from '#db/schema.ts'
import { fingerprintOfDayKey } from './audit-day.server.ts'
import { allDays, lastEntry } from './audit-table.server.ts'
import type { TrailDay, TrailState } from './audit.ts'
import { verifyTrail } from './verify-trail.server.ts'

const daysShown = 31
/** Letters of a head on paper: 96 bits. */
const shortHead = 16
/** Entries checked for a page; `npm run audit:verify` checks all of them. */
const newest = 2000

/** Whether the newest entries and every day hold. The fingerprint shown is to be compared with the printed one. */
export async function trailState(scope: Pick<Scope, 'db' | 'programme'>): Promise<TrailState> {
  const days = await allDays(scope.db)
  const firstFingerprint = days[0] ? fingerprintOfDayKey(scope.programme.id, days[0].public_key) : ''
  const problems = await verifyTrail(scope.db, firstFingerprint, scope.programme.id, newest)
  const entries = (await lastEntry(scope.db))?.number ?? 0
  return { days: days.slice(-daysShown).reverse().map(shownDay), entries, holds: problems.length === 0, firstFingerprint }
}

function shownDay(day: Row<'audit_day'>): TrailDay {
  return { day: day.day, entries: day.entries, head: day.signature === null ? null : day.head?.slice(0, shortHead) ?? null, state: day.next_key === null ? 'running' : day.signature === null ? 'unsigned' : 'signed' }
}
