import type { Band, Instrument } from './instrument.ts'
import type { Rings } from './rings.ts'
import type { FindingLevel } from './risk-findings.ts'
import type { ScaleContent } from './scale.ts'

/** The file a page of scales belongs to. `readers`: names of those who hold its key. */
export type ScaledCase = { id: string; code: string; word: string; isOwner: boolean; readers: string }

/** One score as it is shown: its number, the scale's own range it falls into, and nothing that sounds like a diagnosis. */
export type ScoreLine = { id: string; value: number | null; min: number; max: number; band?: Band }

/**
 * What may be said of a difference: past what chance explains, or not; past what is published as relevant (WHO-5), or
 * not; or the difference alone, because nobody has published a threshold.
 */
export type Verdict = 'past-chance' | 'within-chance' | 'relevant' | 'not-relevant' | 'none-published'
export type ChangeLine = { score: string; before: number; beforeOn: string; now: number; any: 'better' | 'same' | 'worse'; verdict: Verdict; threshold: number | null }

export type ScaleLine = Pick<ScaleContent, 'instrument' | 'measuredOn' | 'version' | 'language' | 'mode' | 'rater' | 'member'> & {
  id: string; short: string; declined: boolean; scores: ScoreLine[]; outcome?: string; changes: ChangeLine[]
}

/** One score over time. Only points of one series are joined. */
export type Plot = {
  key: string; instrument: string; short: string; score: string; min: number; max: number; bands: readonly Band[]
  /** Points from the first measure on that are past chance; null where none is published. */
  threshold: number | null
  series: { key: string; version: string; language: ScaleContent['language']; rater: ScaleContent['rater']; member?: string; points: { id: string; on: string; value: number }[] }[]
}

export type ScalesView = {
  file: ScaledCase
  plots: Plot[]
  /** Newest first. */
  lines: ScaleLine[]
  unreadable: { id: string; measuredOn: string }[]
  /** Days of sessions held, marked below the plots. */
  sessions: string[]
}

export type ScalePageView = {
  file: ScaledCase
  line: ScaleLine
  enteredOn: string
  authorName: string
  digest: string
  /** Every score of the form, the smaller parts too. */
  scores: ScoreLine[]
  cutoffs: { score: string; op: string; value: number; met: boolean }[]
  /** Whether the pattern the manual describes is there; without its name. */
  patterns: { id: string; there: boolean | null }[]
  /** The client's own words. */
  words: { id: string; text: string }[]
  answers: { no: number | null; id: string; cue: string; value: string | null }[]
  /** Numbers of items without an answer, where they leave a score out. */
  unanswered: (number | null)[]
  findings: { level: FindingLevel; item?: number; score?: string; noAnswer?: true }[]
  retracted: { on: string; reason: string } | null
}

/** What is asked on the page of entry. */
export type ItemAsked = { id: string; no: number | null; cue: string; values: (number | string)[]; text?: string; options?: Record<string, string>; isRisk: boolean; isOptional: boolean; askedIf: boolean }

/** The numbers of one form, as they are asked. */
export type ToolAsked = {
  by: 'items' | 'totals' | 'outcome'
  items: ItemAsked[]
  totals: { id: string; min: number; max: number; step: number }[]
  outcomes: string[]
}
/** On the page "with a client", where no key is: what is asked, and which answers send an alert at once. */
export type OfferedTool = ToolAsked & { id: string; short: string; rings: Rings }

export type EntryView = ToolAsked & {
  file: ScaledCase
  mayBeWritten: boolean
  /** Chosen by the page: posted twice, it is one entry and one alert. */
  ids: { scale: string; alert: string }
  day: string
  tool: { id: string; short: string; name: string; licence: string }
  other?: 'items' | 'totals'
  /** The client's own words for a score, as they were given last time. */
  ownWords: { id: string; before: string; on: string | null }[]
  usualRater: ScaleContent['rater']
  language: ScaleContent['language']
  members: { code: string; role: string }[]
  hints: { atThisVisit: number; before?: { on: string; days: number; recall: number }; age?: { years: number; from: number | null; to: number | null } }
  pack?: { id: string; version: string; language: ScaleContent['language']; licence: string; instruction?: string }
  packs: { id: string; version: string; language: string }[]
}
/** `tickets` send and keep when the session behind the page is covered or over; `waited`: what was kept that way, for its author. */
export type EntryPage = { view: EntryView; tool: Instrument; tickets: { alert: string; keep: string }; waited: Record<string, string> | null }
export type EntryAnswer = { errors: Record<string, string[]>; values: Record<string, string | string[]> }

export type ToolChoice = { id: string; short: string; name: string; age: { min: number | null; max: number | null } | null; last?: string; /** Of the programme's own set. */ chosen: boolean }
