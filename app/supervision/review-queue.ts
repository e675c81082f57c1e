import { daysFrom } from './agreement.ts'
import type { ReviewWhy } from './review.ts'

/** A signed note that nobody under this agreement has reviewed yet; clear columns only. */
export type Waiting = {
  noteId: string
  caseId: string
  signedOn: string
  asked: boolean
  /** The first note of its case. */
  opensCase: boolean
  /** The last note of a case that is closing or closed. */
  closesCase: boolean
  /** Drawn at signing. */
  lot: number
}

export type Drawn = Waiting & { why: ReviewWhy }

export const lapseDays = 30
const newForDays = 90

/** In her first three months twice as much is read. */
export function weeklyBudget(agreed: number, joinedOn: string | null, day: string): number {
  return isNew(joinedOn, day) ? agreed * 2 : agreed
}

export const isNew = (joinedOn: string | null, day: string): boolean => joinedOn !== null && daysFrom(joinedOn, day) < newForDays

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return new Date(Date.parse(`${day}T00:00:00Z`) - weekday * 86_400_000).toISOString().slice(0, 10)
}

const ranks: readonly ReviewWhy[] = ['asked', 'first-assessment', 'closure', 'lot']

/**
 * What is to be read this week, in order: what she asked for, first sessions of a new psychologist, closures, and the
 * rest by lot. `left` notes at most; what does not fit is not in the answer, so that nobody sees a heap. A note that
 * nobody asked about lapses after 30 days.
 */
export function fillQueue(waiting: readonly Waiting[], { left, day, isNew }: { left: number; day: string; isNew: boolean }): Drawn[] {
  const due = waiting.filter((note) => note.asked || daysFrom(note.signedOn, day) <= lapseDays)
  return due.map((note) => ({ ...note, why: whyOf(note, isNew) })).sort(inOrder).slice(0, Math.max(0, left))
}

export function whyOf(note: Pick<Waiting, 'asked' | 'opensCase' | 'closesCase'>, isNew: boolean): ReviewWhy {
  if (note.asked) return 'asked'
  if (isNew && note.opensCase) return 'first-assessment'
  return note.closesCase ? 'closure' : 'lot'
}

function inOrder(a: Drawn, b: Drawn): number {
  const rank = ranks.indexOf(a.why) - ranks.indexOf(b.why)
  if (rank !== 0) return rank
  if (a.why === 'lot') return a.lot - b.lot || compare(a.noteId, b.noteId)
  return compare(a.signedOn, b.signedOn) || compare(a.noteId, b.noteId)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
