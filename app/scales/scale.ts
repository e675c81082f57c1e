import type { Id } from '#app/work/id.ts'
import type { Instrument, ScoreRule, Value } from './instrument.ts'

/** What is kept of a filled-in form besides its numbers. Codes are for ever; words are in app/language. */
export const languages = ['az', 'ru', 'en', 'other'] as const
export const modes = ['self', 'read-aloud', 'interview', 'phone'] as const
export const raters = ['client', 'parent', 'teacher', 'caregiver', 'practitioner'] as const
export const retractionReasons = ['mistyped', 'wrong-client', 'not-valid', 'consent-lost'] as const
export type RetractionReason = (typeof retractionReasons)[number]
export const longestVersion = 40
/** Characters of each of the client's own problems: all of them fit into the one size of a scale. */
export const longestWords = 120

export type ScaleContent = {
  instrument: string
  measuredOn: string
  /** As printed on the form; empty where the form has none. */
  version: string
  language: (typeof languages)[number]
  mode: (typeof modes)[number]
  rater: (typeof raters)[number]
  /** In a family file: whose sheet it is, by number. */
  member?: string
  /** Declined as a whole. */
  declined?: true
  /** The client's own words for what was measured (PSYCHLOPS), by score. */
  words?: Record<string, string>
  answers: Record<string, Value>
  entered: Record<string, number>
  outcome?: string
  /** As they were computed when it was saved: what was kept stays what it was. */
  scores: Record<string, number | null>
  risk: readonly string[]
  skipped: readonly string[]
}

/** One kept scale as its page and the plots know it. `at`: the instant it was saved, for the order within a day. */
export type KeptScale = { id: Id<'scale'>; enteredOn: string; at: string; content: ScaleContent }

/** Before and after compare only within one instrument, version and language, and one person's own view of one person. */
export const seriesOf = ({ instrument, version, language, rater, member = '' }: ScaleContent): string => [instrument, version, language, rater, member].join('|')

export const byTime = (a: KeptScale, b: KeptScale): number => order(a).localeCompare(order(b))
const order = ({ content, at }: KeptScale): string => `${content.measuredOn} ${at}`

/** The one measured before it in the same series. `all` in any order. */
export function previousOf(one: KeptScale, all: readonly KeptScale[]): KeptScale | undefined {
  const series = all.filter((other) => seriesOf(other.content) === seriesOf(one.content) && !other.content.declined && other.id !== one.id)
  return series.filter((other) => byTime(other, one) < 0).sort(byTime).at(-1)
}

/** Scores worth a line of their own: the primary ones, or the total where only that was entered. */
export function shownScores({ scores }: Pick<Instrument, 'scores'>, kept: Readonly<Record<string, number | null>>): ScoreRule[] {
  const primary = scores.filter(({ isPrimary }) => isPrimary)
  const total = scores.filter(({ id }) => id === 'total')
  return primary.some(({ id }) => kept[id] != null) || total.length === 0 ? primary : total
}

/** At most two tools at one visit, so that the visit is not a questionnaire. */
export const mostAtAVisit = 2

/** Days the questions look back: a second time within them would ask about the same days. */
export function recallDays(recall: string): number | undefined {
  const days = /(\d+) days/.exec(recall)?.[1]
  if (days) return Number(days)
  if (/seven days|(past|last) week\b/.test(recall)) return 7
  if (/(two|2) weeks/.test(recall)) return 14
  return /month/.test(recall) ? 30 : undefined
}

/** Whose view a form asks for, unless it is said otherwise. */
export function usualRater({ respondent }: Pick<Instrument, 'respondent'>): ScaleContent['rater'] {
  if (respondent.startsWith('parent')) return 'parent'
  if (respondent.startsWith('teacher')) return 'teacher'
  return /^(clinician|practitioner)/.test(respondent) ? 'practitioner' : 'client'
}
