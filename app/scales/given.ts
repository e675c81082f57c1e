import { itemsOf, readAnswers, type Given } from './answers.ts'
import { withTotal } from './entered-scores.ts'
import type { Instrument, Item, Value } from './instrument.ts'
import { riskFindings, type RiskFinding } from './risk-findings.ts'
import { scoreAnswers } from './score-answers.ts'

/** What stands in the fields of the form of entry, as typed. */
export type Typed = { answers: Record<string, string | undefined>; entered: Record<string, string | undefined>; outcome?: string | undefined; declined?: 'yes' | undefined; mode: string }

export function givenIn(instrument: Instrument, { answers, entered, outcome, declined, mode }: Typed) {
  const numbers = Object.fromEntries(written(entered).map(([id, text]) => [id, /^\d{1,3}$/.test(text) ? Number(text) : text])) as Record<string, number>
  return {
    answers: Object.fromEntries(written(answers).map(([id, text]) => [id, valueOf(itemsOf(instrument).get(id), text)])),
    entered: withTotal(instrument, numbers), ...(outcome ? { outcome } : {}), declined: declined === 'yes', interview: mode === 'interview',
  }
}

const written = (fields: Record<string, string | undefined>): [string, string][] => Object.entries(fields).flatMap(([id, text]) => (text ? [[id, text]] : []))

/** A digit, or a word of the form; "-" is declined. What is neither stays as it was typed, and is refused. */
function valueOf(item: Pick<Item, 'values'> | undefined, text: string): Value {
  if (text === '-') return 'declined'
  return typeof item?.values[0] === 'number' && /^\d$/.test(text) ? Number(text) : text
}

/** An answer may be the one that sends an alert: it is never laid aside in silence. */
export const isAnswered = ({ answers = {}, entered = {}, outcome }: Given): boolean =>
  Object.values(answers).some((value) => value !== 'declined') || Object.keys(entered).length > 0 || outcome !== undefined

/**
 * What a posted form obliges to, before anybody has looked whether it can be kept: in the browser, at the door, beside a field to
 * be put right. An item without an answer counts only where nothing else of the form has to be put right.
 */
export function findingsIn(instrument: Instrument, fields: Iterable<readonly [string, unknown]>, { isWhole = true } = {}): RiskFinding[] {
  const given = givenOn(instrument, fields)
  if (!given.declined && !isAnswered(given) && Object.keys(given.answers).length === 0) return []
  const read = isAnswered(given) ? { ...given, declined: false } : given
  const scored = scoreAnswers(instrument, read)
  const counts = isWhole && readAnswers(instrument, read).problems.length === 0
  return riskFindings(instrument, counts ? scored : { ...scored, state: 'complete', skipped: [] })
}

/** What a posted form holds, whatever else stands in it. */
export function givenOn(instrument: Instrument, fields: Iterable<readonly [string, unknown]>) {
  const texts = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()] as const] : []))
  const part = (prefix: string) => Object.fromEntries(texts.flatMap(([name, text]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : [])))
  const one = (name: string) => texts.find(([each]) => each === name)?.[1]
  return givenIn(instrument, { answers: part('answers.'), entered: part('entered.'), outcome: one('outcome'), declined: one('declined') === 'yes' ? 'yes' : undefined, mode: one('mode') ?? '' })
}
