import type { Given } from './answers.ts'
import { changeBetween } from './change.ts'
import type { Instrument } from './instrument.ts'
import { rateCompetency } from './outcome.ts'
import { riskFindings } from './risk-findings.ts'
import { scoreAnswers, type Scored } from './score-answers.ts'

/** One case of a file of vectors, as other people write them: anything may be left out, and only what is expected is compared. */
export type Vector = { instrument?: string; name?: string; score?: string; expected?: unknown; [given: string]: unknown }
type Expected = Record<string, unknown>

/** Words for "this must be refused", as files say it. */
const refusals = ['error', 'errors', 'invalid', 'illegal', 'refused', 'rejected', 'throws', 'problem', 'problems']
const remarks = ['note', 'notes', 'comment', 'why', 'reason']

/** What is expected: usually a list of parts; a bare word or a mark beside the answers says "this must be refused". */
export function expectedOf(vector: Vector): Expected | undefined {
  const { expected } = vector
  if (typeof expected === 'object' && expected !== null) return expected as Expected
  const marked = Object.entries(vector).find(([key]) => /^(expect(s|ed)?_?)?(error|errors|invalid|throws|refused)$/.test(key))
  if (marked) return { error: marked[1] }
  return typeof expected === 'string' && /error|invalid|illegal|refus|reject|throw/i.test(expected) ? { error: expected } : undefined
}

export function scoreMismatches(instrument: Instrument, vector: Vector): string[] {
  const scored = scoreAnswers(instrument, givenIn(instrument, vector))
  const expected = vector.expected as Expected
  const refusal = refusals.find((word) => word in expected)
  const told = Object.entries(expected).filter(([key]) => !refusals.includes(key) && !remarks.includes(key) && !(refusal && ['item', 'field', 'code', 'message', 'kind'].includes(key)))
  return [...refusalMismatches(instrument, scored, refusal, expected), ...told.flatMap(([key, value]) => partMismatches(instrument, scored, key, value))]
}

/** A file may put a risk item beside the total, and an outcome among the answers: everything finds its place by its id. */
function givenIn(instrument: Instrument, vector: Vector): Given {
  const { answers, entered, outcome, declined, mode, status, state } = vector
  const all = [...Object.entries(answers ?? {}), ...Object.entries(entered ?? {})]
  const isScore = (id: string) => instrument.scores.some((score) => score.id === id)
  return {
    answers: Object.fromEntries(all.filter(([id]) => !isScore(id) && id !== 'outcome')), entered: Object.fromEntries(all.filter(([id]) => isScore(id))),
    outcome: outcome ?? all.find(([id]) => id === 'outcome')?.[1], declined: declined === true || [answers, entered, status, state].includes('declined'), interview: mode === 'interview',
  }
}

function refusalMismatches({ items, scores }: Instrument, { problems }: Scored, refusal: string | undefined, expected: Expected): string[] {
  const got = problems.map(({ at, kind }) => `${at} ${kind}`).join(', ') || 'none'
  const wanted = refusal === undefined ? undefined : expected[refusal]
  const isWanted = refusal !== undefined && wanted !== false && wanted !== null && !(Array.isArray(wanted) && wanted.length === 0)
  // what is not known at all is a slip of the file; an illegal value that nobody expects to be refused is only unanswered
  if (!isWanted) return refusal === undefined ? problems.filter(({ kind }) => kind === 'unknown').map(({ at }) => `there is no ${at}`) : problems.length === 0 ? [] : [`expected no refusal, got ${got}`]
  if (problems.length === 0) return ['expected a refusal, got none']
  const { scores: _, ...said } = expected
  const words: readonly string[] = JSON.stringify(said).match(/\w+/g) ?? []
  const named = [...items, ...scores].map(({ id }) => id).filter((id) => words.includes(id))
  return named.filter((id) => !problems.some(({ at }) => at === id)).map((id) => `expected ${id} to be refused, got ${got}`)
}

function partMismatches(instrument: Instrument, scored: Scored, key: string, value: unknown): string[] {
  if (['scores', 'bands', 'cutoffs', 'algorithms'].includes(key)) return recordMismatches(key, scored[key as 'scores'], value)
  const others: Record<string, () => unknown> = {
    outcome: () => scored.outcome, risk: () => scored.risk, prompts: () => scored.skipped.map((item) => `risk_item_skipped:${item}`), skipped: () => scored.skipped,
    state: () => scored.state, status: () => scored.state, complete: () => scored.state === 'complete', incomplete: () => scored.state === 'incomplete', declined: () => scored.state === 'declined',
    level: () => riskFindings(instrument, scored)[0]?.level ?? null,
  }
  if (key in scored.scores) return recordMismatches('scores', scored.scores, { [key]: value })
  const get = others[key]
  if (!get) return [`does not know how to check "${key}"`]
  const got = get()
  const [want, have] = Array.isArray(value) ? [sorted(value), sorted(got as unknown[])] : [value, got]
  return JSON.stringify(want) === JSON.stringify(have) ? [] : [`${key}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got)}`]
}

const sorted = (values: unknown): unknown => (Array.isArray(values) ? values.map(String).sort() : values)

function recordMismatches(part: string, got: Readonly<Record<string, unknown>>, expected: unknown): string[] {
  if (typeof expected !== 'object' || expected === null) return [`${part}: expected is no list of names and values`]
  return Object.entries(expected).filter(([id, value]) => !isSame(value, got[id] ?? null)).map(([id, value]) => `${part}.${id}: expected ${JSON.stringify(value)}, got ${JSON.stringify(got[id] ?? null)}`)
}

/** A mean or a share is compared at as many decimals as the file writes. */
function isSame(expected: unknown, got: unknown): boolean {
  if (typeof expected !== 'number' || typeof got !== 'number') return (expected ?? null) === (got ?? null)
  const decimals = String(expected).split('.')[1]?.length ?? 0
  return Math.abs(expected - got) <= (decimals === 0 ? 0 : 0.5 * 10 ** -decimals + 1e-9)
}

export function changeMismatches(instrument: Instrument, vector: Vector): string[] {
  const { score = 'total', pre = null, post = null, kind } = vector
  if (!instrument.scores.some(({ id }) => id === score)) return [`there is no score ${JSON.stringify(score)}`]
  if (![pre, post].every((value) => value === null || typeof value === 'number')) return ['pre and post are numbers or null']
  return recordMismatches('change', changeBetween(instrument, score, pre as number | null, post as number | null, kind as string | undefined), vector.expected)
}

export function competencyMismatches({ construct, itemCount }: Instrument, vector: Vector): string[] {
  const levels = vector.levels
  const expected = vector.expected as Expected
  const isLegal = construct === 'competency' && Array.isArray(levels) && levels.length <= itemCount && levels.every((level) => level === null || [1, 2, 3, 4].includes(level as number))
  const isRefusal = refusals.some((word) => expected[word])
  if (!isLegal || isRefusal) return isLegal ? ['expected a refusal, got none'] : isRefusal ? [] : ['levels are whole numbers from 1 to 4 or null, one for each competency']
  const { rated, level1, level3plus, percent, mean, outcome } = rateCompetency(levels as (number | null)[])
  return recordMismatches('competency', { n_rated: rated, n_level1: level1, n_level3plus: level3plus, pct_level3plus: percent, mean, outcome }, Object.fromEntries(Object.entries(expected).filter(([key]) => !remarks.includes(key))))
}
