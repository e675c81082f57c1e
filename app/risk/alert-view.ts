import type { AlertState, DutyPart } from '#db/schema.ts'
import type { AlertLevel, Delivery } from './alert.ts'

export type ToldLine = { name: string; phone: string | null; place: DutyPart; toldAt: string }

/** An alert's line is the same everywhere: level, since, state word, whom to call. */
export type AlertLine = {
  id: string; caseId: string; code: string; word: string; district: string; state: AlertState; round: number
  raisedAt: string; dueAt: string | null; delivery: Exclude<Delivery, 'not-sent'>
  /** null: it does not open for this person. */
  level: AlertLevel | null
  phone: string
  /** One's own case. */
  own: boolean
  psychologist: string
  seenBy: string | null; seenAt: string | null; seenByMe: boolean
  spokenBy: string | null; spokenAt: string | null; resolvedAt: string | null
  told: ToldLine[]
  /** The other person asked to close it and waits for this one. */
  closingByOther: boolean
  /** With the supervisor alone. */
  stays: boolean
}

/** What a poll answers: how many wait, how urgent, and a mark that differs when one came or was told anew. */
export type Waiting = { count: number; highest: AlertLevel | null; stamp: string }

/** A page that lists them has shown what there was when it was loaded. */
export const isNews = (start: Waiting | null, now: Waiting): boolean => now.count > 0 && now.stamp !== start?.stamp
