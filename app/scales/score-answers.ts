import { algorithmHolds } from './algorithms.ts'
import { itemsOf, readAnswers, type Answers, type Given, type Problem } from './answers.ts'
import { compare, isCompetency, type Instrument, type RiskRule, type ScoreRule } from './instrument.ts'
import { asqOutcome, rateCompetency, type Outcome } from './outcome.ts'

export type Scored = {
  state: 'complete' | 'incomplete' | 'declined'
  /** null: something it needs was left empty. Nothing is ever prorated. */
  scores: Record<string, number | null>
  bands: Record<string, string | null>
  cutoffs: Record<string, boolean | null>
  algorithms: Record<string, boolean | null>
  outcome: string | null
  /** Ids of the risk rules that fired, in the order of the file. */
  risk: string[]
  /** What was answered where each of them fired. */
  said: Record<string, string>
  /** Risk items without an answer, or declined. */
  skipped: string[]
  problems: readonly Problem[]
}

/** All that one filled-in form says. Pure: the same answers give the same numbers for ever. */
export function scoreAnswers(instrument: Instrument, given: Given): Scored {
  const answers = readAnswers(instrument, given.declined ? {} : given)
  const scores = scoresOf(instrument, answers)
  const outcome = outcomeOf(instrument, answers)
  const fired = instrument.risk.filter((rule) => fires(rule, answers, scores, outcome))
  const risk = fired.map(({ id }) => id)
  return {
    state: given.declined ? 'declined' : isComplete(instrument, answers, scores, outcome) ? 'complete' : 'incomplete',
    scores, bands: bandsOf(instrument, scores), cutoffs: cutoffsOf(instrument, scores), algorithms: algorithmsOf(instrument, answers), outcome: outcome.outcome,
    risk, said: Object.fromEntries(fired.map((rule) => [rule.id, saidAt(rule, answers, scores, outcome)])), skipped: given.declined ? [] : skippedOf(instrument, answers, risk), problems: answers.problems,
  }
}

function scoresOf(instrument: Instrument, answers: Answers): Record<string, number | null> {
  const scores: Record<string, number | null> = {}
  if (isCompetency(instrument)) return competencyScores(instrument, answers)
  for (const rule of instrument.scores) scores[rule.id] = isGated(instrument, answers) ? 0 : (computed(instrument, rule, answers, scores) ?? answers.entered.get(rule.id) ?? null)
  return scores
}

function computed(instrument: Instrument, rule: ScoreRule, { items }: Answers, scores: Readonly<Record<string, number | null>>): number | null {
  if (rule.op === 'entered') return null
  let sum = 0
  if (rule.op === 'sum_scores') {
    for (const id of rule.of) {
      const part = scores[id] ?? null
      if (part === null) return null
      sum += part
    }
    return sum
  }
  for (const id of rule.items) {
    const value = items.get(id)
    if (typeof value !== 'number') return null
    sum += reversed(instrument, id, value)
  }
  return sum * rule.multiplier
}

function reversed(instrument: Instrument, id: string, value: number): number {
  const item = itemsOf(instrument).get(id)!
  if (!item.isReversed) return value
  const values = item.values as readonly number[]
  return Math.min(...values) + Math.max(...values) - value
}

/** PC-PTSD-5: nothing of the kind ever happened, so nothing else is asked and the total is 0. */
function isGated({ items }: Instrument, answers: Answers): boolean {
  const gate = items[0]
  return gate !== undefined && gate.isGate && answers.items.get(gate.id) === 0
}

function levelsOf(instrument: Instrument, { items }: Answers): (number | null)[] {
  return [...itemsOf(instrument).keys()].map((id) => (items.get(id) as number | undefined) ?? null)
}

function competencyScores(instrument: Instrument, answers: Answers): Record<string, number | null> {
  const { level1, level3plus, percent, mean } = rateCompetency(levelsOf(instrument, answers))
  const by: Partial<Record<ScoreRule['op'], number | null>> = { count_eq: level1, count_ge: level3plus, percent_ge: percent, mean }
  return Object.fromEntries(instrument.scores.map((rule) => [rule.id, by[rule.op] ?? null]))
}

function outcomeOf(instrument: Instrument, answers: Answers): Outcome {
  if (instrument.id === 'asq') return asqOutcome(instrument.items.map(({ id }) => answers.items.get(id) ?? null))
  const outcome = isCompetency(instrument) ? rateCompetency(levelsOf(instrument, answers)).outcome : answers.outcome
  return { outcome, fires: outcome }
}

function fires({ when }: RiskRule, { items }: Answers, scores: Readonly<Record<string, number | null>>, outcome: Outcome): boolean {
  if ('outcome' in when) return outcome.fires === when.outcome
  if ('anyItemIs' in when) return [...items.values()].includes(when.anyItemIs)
  const value = 'item' in when ? items.get(when.item) : scores[when.score]
  return typeof value === 'number' && compare(value, when.op, when.value)
}

function saidAt({ when }: RiskRule, { items }: Answers, scores: Readonly<Record<string, number | null>>, outcome: Outcome): string {
  if ('outcome' in when) return `${outcome.fires}`
  if ('anyItemIs' in when) return [...items].flatMap(([id, value]) => (value === when.anyItemIs ? [id] : [])).join()
  return String('item' in when ? items.get(when.item) : scores[when.score])
}

function bandsOf({ bands }: Instrument, scores: Readonly<Record<string, number | null>>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(bands).map(([id, rows]) => [id, bandOf(rows, scores[id] ?? null)]))
}

export function bandOf(bands: readonly { min: number; max: number; code: string }[], score: number | null): string | null {
  if (score === null) return null
  return bands.find(({ min, max }) => score >= min && score <= max)?.code ?? null
}

function cutoffsOf({ cutoffs }: Instrument, scores: Readonly<Record<string, number | null>>): Record<string, boolean | null> {
  return Object.fromEntries(cutoffs.map(({ id, score, op, value }) => [id, scores[score] == null ? null : compare(scores[score], op, value)]))
}

function algorithmsOf({ id, items, algorithms }: Instrument, answers: Answers): Record<string, boolean | null> {
  const answer = (no: number) => answers.items.get(items[no - 1]!.id) as number | undefined
  return Object.fromEntries(algorithms.map((algorithm) => [algorithm.id, algorithmHolds(id, algorithm.id, answer)]))
}

/** A risk item without an answer is itself a reason to ask; of a screen of risk, every item that was to be asked is one. */
function skippedOf(instrument: Instrument, { items, outcome }: Answers, risk: readonly string[]): string[] {
  if (instrument.construct !== 'suicide_risk') return instrument.riskItems.filter((id) => !items.has(id))
  if (risk.length > 0 || outcome !== null) return []
  return instrument.items.filter(({ id, askedIf }) => !askedIf && !items.has(id)).map(({ id }) => id)
}

function isComplete(instrument: Instrument, answers: Answers, scores: Readonly<Record<string, number | null>>, { outcome }: Outcome): boolean {
  const primary = instrument.scores.filter(({ isPrimary }) => isPrimary)
  if (primary.length > 0) return primary.every(({ id }) => scores[id] !== null) || (scores.total ?? null) !== null
  if (instrument.construct === 'suicide_risk') return outcome !== null && outcome !== 'incomplete'
  return instrument.items.filter(({ id }) => id.endsWith('_overall')).every(({ id }) => answers.items.has(id))
}
