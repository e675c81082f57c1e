// An alert: how urgent, how long it may wait, and which steps it takes. Pure; runs anywhere.
import type { AlertState, DutyPart } from '#db/schema.ts'
import { highAlertMinutes } from '#app/cases/case.ts'

export const alertLevels = ['imminent', 'high', 'moderate', 'to-be-screened'] as const
export type AlertLevel = (typeof alertLevels)[number]
/** What a person may choose where the level is known. */
export const setLevels = ['imminent', 'high', 'moderate'] as const

export const alertTypes = ['suicide', 'self-harm', 'harm-to-others', 'harm-from-others', 'child-protection', 'medical'] as const
export type AlertType = (typeof alertTypes)[number]

export const alertSources = ['button', 'note', 'assessment', 'scale', 'first-contact', 'alert'] as const
export type AlertSource = (typeof alertSources)[number]

export const closings = ['safe-now', 'handed-to-service', 'screened-negative', 'by-mistake', 'other'] as const
export type Closing = (typeof closings)[number]
/** One person closes with these, with a reason; the others take two. */
export const closedByOne: readonly Closing[] = ['screened-negative', 'by-mistake']

export const longestLine = 2000

/** What happened to it, for whoever reads it later; words are by code, never a name. */
export type AlertEvent = { at: string; by: string; did: 'raised' | 'level-set' | 'action' | 'closing-asked' | 'closing-refused' | 'closed' | 'raised-again' | 'others-told'; level?: AlertLevel; /** What was said to be at risk when it was sent. */ type?: AlertType; closing?: Closing; words?: string; /** Which press of the page: tried again it is the same one. */ press?: string; /** At which level it was pressed, where the alert has stayed at another. */ pressedAt?: AlertLevel }

/** How often its level was said: a form that was filled in beside another number was about an alert that has risen or sunk since. */
export const levelsSaid = ({ events }: { events: readonly Pick<AlertEvent, 'level'>[] }): string => String(events.filter(({ level }) => level).length)

/** What lies sealed in the `risk` compartment of the case. */
export type AlertContent = {
  level: AlertLevel
  type?: AlertType
  source: AlertSource
  /** Which scale and item, where a scale set it off. */
  finding?: string
  /** Of the answers that set it off, under the server's key: whether the same come again, and nothing of what they are. */
  mark?: string
  /** The psychologist's telephone, as she entered it for colleagues on duty; may be empty. */
  phone: string
  protective: string
  actionNow: string
  /** Who was told beside us; "not safe to tell" is an answer. */
  told: string
  /** The person it is about wants the colleagues on call told as well. */
  others?: true
  events: AlertEvent[]
}

/** Sealed to each delegate of the roster: enough to telephone, and nothing that was written. */
export type AlertHeader = { code: string; word: string; level: AlertLevel; psychologist: string; phone: string }

/** Minutes until it goes on unseen, and until it must be spoken of. A day or more counts on duty days alone. */
export const waits: Record<AlertLevel, { seen: number; spoken: number }> = {
  'imminent': { seen: 15, spoken: 60 },
  'high': { seen: 60, spoken: 240 },
  'moderate': { seen: 1440, spoken: 1440 },
  'to-be-screened': { seen: 120, spoken: 1440 },
}

/** SEEN pauses the way to the next person for so many minutes. */
export const pauseMinutes = 30

/** More urgent than. */
export const isAbove = (level: AlertLevel, other: AlertLevel): boolean => alertLevels.indexOf(level) < alertLevels.indexOf(other)

/** Which level waits so long, for whoever has no key to it. */
export const levelOfWait = (seenWithin: number): AlertLevel => alertLevels.find((level) => waits[level].seen === seenWithin) ?? 'to-be-screened'

/** On any day and at any hour. Told from its due time alone: the clock has no key to the level. */
export const isAnyHour = (seenWithin: number): boolean => seenWithin < 1440

/** Holds a case open: hold, closing and hand-over wait. */
export const isHigh = (seenWithin: number): boolean => seenWithin <= highAlertMinutes

/** A child is high until assessed. */
export function levelFor(type: AlertType | undefined, level: AlertLevel): AlertLevel {
  return type === 'child-protection' && level !== 'imminent' ? 'high' : level
}

/** Where an adult is harmed by others nobody but the supervisor hears of it without that person's decision; danger now waits for none. */
export const isTheirs = ({ type, level, others }: Pick<AlertContent, 'type' | 'level' | 'others'>): boolean => type === 'harm-from-others' && level !== 'imminent' && !others

/** What the sealed level is worth: one that was never screened in time is moderate. */
export function levelNow(sealed: AlertLevel, state: AlertState): AlertLevel {
  return sealed === 'to-be-screened' && state !== 'screening' && state !== 'resolved' ? 'moderate' : sealed
}

/** Every kind of risk that was sent from its page, the first one first. */
export const kindsOf = ({ type, events }: Pick<AlertContent, 'type' | 'events'>): AlertType[] => [...new Set([...events.map((event) => event.type), type])].filter((kind) => kind !== undefined)

export const highestOf = (levels: AlertLevel[]): AlertLevel | undefined => alertLevels.find((level) => levels.includes(level))

/** The four words on the sender's screen; the first is only the browser's to say. */
export type Delivery = 'not-sent' | 'sent' | 'seen' | 'spoken'
export function deliveryOf(row: { seen_at: string | null; spoken_at: string | null }): Exclude<Delivery, 'not-sent'> {
  if (row.spoken_at) return 'spoken'
  return row.seen_at ? 'seen' : 'sent'
}

export const isOpen = (state: AlertState): boolean => state !== 'resolved'

/** Days after closing on which somebody asks how it goes: 72 hours or 7 days first, then weeks 1, 2, 4, 7, 11 and months 4, 6, 12, 18. */
export function contactDays(level: AlertLevel): number[] {
  if (level === 'to-be-screened') return []
  const first = level === 'moderate' ? 7 : 3
  return [...new Set([first, 7, 14, 28, 49, 77, 122, 183, 365, 548])].sort((a, b) => a - b)
}

export const placeOrder: readonly DutyPart[] = ['supervisor', 'backup', 'delegate']
