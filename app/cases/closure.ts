import type { Id } from '#app/work/id.ts'
import type { ClosureReason } from './case.ts'

/** The end of an episode, with an appraisal of its own that needs no published scale. Codes are for ever. */
export const appraisedAreas = ['distress', 'functioning', 'coping'] as const
export type AppraisedArea = (typeof appraisedAreas)[number]

/** The client's view is entered first; the overall one is what counts. */
export const raters = ['client', 'practitioner', 'overall'] as const
export type Rater = (typeof raters)[number]

/** Better means: less distress, better functioning, better coping. */
export const changes = ['better', 'same', 'worse', 'not-available'] as const
export type Change = (typeof changes)[number]

/** The scales of the beginning once more at the end, or why not. */
export const lastScales = ['taken', 'declined', 'not-reached', 'none-at-start', 'none-fits', 'other'] as const
export type LastScales = (typeof lastScales)[number]

export const followUpAnswers = ['planned', 'not-wished', 'not-reached', 'other'] as const
export type FollowUpAnswer = (typeof followUpAnswers)[number]

/** What the client chose about the name: kept, so as to come back (renewable), or erased sooner. */
export const nameChoices = ['keep', 'erase'] as const
export type NameChoice = (typeof nameChoices)[number]
const monthsOfName: Record<NameChoice, number> = { keep: 36, erase: 12 }

export const longestGoals = 2_000

export type Appraisal = Record<Rater, Record<AppraisedArea, Change>>

export type ClosureContent = {
  closedOn: string
  reason: ClosureReason
  /** Whether the outcome was looked at at the end; only then the appraisal counts. */
  evaluated: boolean
  appraisal: Appraisal
  lastScales: LastScales
  goals: string
  /** Absent in closures from before it was asked. */
  name?: NameChoice
  followUps: { answer: 'planned'; firstOn: string; secondOn: string } | { answer: Exclude<FollowUpAnswer, 'planned'> }
}

/** What lies sealed: the content, and the fact that counts it. */
export type KeptClosure = ClosureContent & { factId: Id<'fact'> }

export const takingBackReasons = ['wrong-case', 'goes-on', 'mistake'] as const
export type TakingBackReason = (typeof takingBackReasons)[number]

export type ClosureRetraction = { reason: TakingBackReason; retractedAt: string; by: string }

/** What keeps a case from being closed. */
export type ClosingBlock = 'unsigned-draft' | 'open-alert'

/** `goals-met`, `evaluated`, `distress-better`, …: what a count may know. The appraisal speaks only where it was made. */
export function outcomeCodes({ reason, evaluated, appraisal, lastScales: scales }: ClosureContent): string[] {
  const judged = evaluated ? appraisedAreas.map((area) => `${area}-${appraisal.overall[area]}`) : []
  return [reason, evaluated ? 'evaluated' : 'not-evaluated', ...judged, ...(scales === 'taken' ? ['scales-taken'] : [])]
}

export const notAppraised: Appraisal = {
  client: { distress: 'not-available', functioning: 'not-available', coping: 'not-available' },
  practitioner: { distress: 'not-available', functioning: 'not-available', coping: 'not-available' },
  overall: { distress: 'not-available', functioning: 'not-available', coping: 'not-available' },
}

/** The same day of a later month, or its last day where there is none: 31 January and one month is 28 or 29 February. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10)
}

/** The day until which the name is kept. */
export const nameUntil = ({ closedOn, name }: Pick<ClosureContent, 'closedOn' | 'name'>): string | null => (name ? monthsAfter(closedOn, monthsOfName[name]) : null)
