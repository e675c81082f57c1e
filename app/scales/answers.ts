import { isCompetency, type Instrument, type Item, type ScoreRule, type Value } from './instrument.ts'

/** What stands on the paper: values by item id, or scores by score id, or an outcome. "declined" is a value, of an item and of the whole. */
export type Given = {
  answers?: Readonly<Record<string, unknown>>
  entered?: Readonly<Record<string, unknown>>
  outcome?: unknown
  declined?: boolean
  /** Asked in an interview: some answers give others (K10). */
  interview?: boolean
}

export type Problem = { at: string; kind: 'unknown' | 'illegal-value' | 'not-whole' | 'out-of-range' | 'contradicts' }

export type Answers = {
  items: Map<string, Value>
  /** Said to be declined, by item. */
  declined: ReadonlySet<string>
  entered: Map<string, number>
  outcome: string | null
  problems: readonly Problem[]
}

const isEmpty = (given: unknown): boolean => given === null || given === undefined || given === ''

/** Keeps what is legal and names what is not; something illegal stays unanswered. */
export function readAnswers(instrument: Instrument, given: Given): Answers {
  const problems: Problem[] = []
  const declined = new Set<string>()
  const items = new Map<string, Value>()
  for (const [id, value] of Object.entries(given.answers ?? {})) {
    const item = itemsOf(instrument).get(id)
    if (!item) problems.push({ at: id, kind: 'unknown' })
    else if (value === 'declined') declined.add(id)
    else if (item.values.includes(value as Value)) items.set(id, value as Value)
    else if (!isEmpty(value)) problems.push({ at: id, kind: 'illegal-value' })
  }
  const entered = enteredScores(instrument, given.entered ?? {}, problems)
  if (given.interview) fillSkipped(instrument, items, declined)
  return { items, declined, entered, outcome: outcomeIn(instrument, given.outcome, problems), problems }
}

function enteredScores(instrument: Instrument, given: Readonly<Record<string, unknown>>, problems: Problem[]): Map<string, number> {
  const kept = new Map<string, number>()
  for (const [id, value] of Object.entries(given)) {
    if (isEmpty(value)) continue
    const rule = instrument.scores.find((score) => score.id === id)
    const kind = problemOf(rule, value)
    if (kind) problems.push({ at: id, kind })
    else kept.set(id, value as number)
  }
  return kept
}

function problemOf(rule: ScoreRule | undefined, value: unknown): Problem['kind'] | undefined {
  if (!rule || rule.min === null || rule.max === null) return 'unknown'
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'not-whole'
  return value < rule.min || value > rule.max ? 'out-of-range' : undefined
}

function outcomeIn({ id, outcomes, items }: Instrument, given: unknown, problems: Problem[]): string | null {
  if (isEmpty(given)) return null
  if (items.length === 0 && outcomes.includes(given as string)) return given as string
  problems.push({ at: 'outcome', kind: outcomes.length === 0 || id === 'asq' ? 'unknown' : 'illegal-value' })
  return null
}

function fillSkipped({ skips }: Instrument, items: Map<string, Value>, declined: ReadonlySet<string>): void {
  for (const { item, value, set } of skips) {
    if (items.get(item) !== value) continue
    for (const [id, given] of Object.entries(set)) if (!items.has(id) && !declined.has(id)) items.set(id, given)
  }
}

const known = new WeakMap<Instrument, ReadonlyMap<string, Item>>()

/** Items by id; competencies without a known title are numbered on ("groupact_8"). */
export function itemsOf(instrument: Instrument): ReadonlyMap<string, Item> {
  const kept = known.get(instrument)
  if (kept) return kept
  const items = new Map(instrument.items.map((item) => [item.id, item]))
  if (isCompetency(instrument)) for (let no = items.size + 1; no <= instrument.itemCount; no++) items.set(`${instrument.id}_${no}`, { ...instrument.items[0]!, id: `${instrument.id}_${no}`, no })
  known.set(instrument, items)
  return items
}
