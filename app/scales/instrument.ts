/** A published instrument as data (instruments.json): how its form is numbered and scored. Never a word of any item. */
export type Value = number | string
export type Op = '<' | '<=' | '>=' | '>' | '=='

export type Item = {
  id: string
  /** The number printed on the paper form; the own appraisal has none. */
  no: number | null
  values: readonly Value[]
  isScored: boolean
  isOptional: boolean
  /** Answered "no" (0), the others are not asked and the total is 0 (PC-PTSD-5). */
  isGate: boolean
  isReversed: boolean
  /** Asked only when one of these was answered with one of these values. */
  askedIf?: { items: readonly string[]; values: readonly Value[] }
}

export type ScoreRule = {
  id: string
  op: 'sum' | 'entered' | 'sum_scores' | 'count_eq' | 'count_ge' | 'percent_ge' | 'mean'
  items: readonly string[]
  /** For `sum_scores`: the scores it is made of. */
  of: readonly string[]
  multiplier: number
  /** For counts: the level counted. */
  level: number
  min: number | null
  max: number | null
  isPrimary: boolean
  label?: string
}

export type Band = { min: number; max: number; code: string }
export type Cutoff = { id: string; score: string; op: Op; value: number }
export type When = { item: string; op: Op; value: number } | { score: string; op: Op; value: number } | { outcome: string } | { anyItemIs: number }
export type RiskRule = { id: string; severity: 'alert_urgent' | 'alert' | 'prompt' | 'supervision_flag'; when: When; action: string }
/** Points between two measures that stand for a change; null where nobody has published any. */
export type ChangeRule = { kind: string; score: string; threshold: number | null; isDefault: boolean; isVerified: boolean; citation: string }
export type SkipRule = { item: string; value: Value; set: Readonly<Record<string, Value>> }

export type Instrument = {
  id: string
  name: string
  short: string
  construct: string
  respondent: string
  direction: 'higher_better' | 'higher_worse' | 'categorical'
  recall: string
  age: { min: number | null; max: number | null } | null
  licence: { spdx: string; note: string; mayEmbed: string }
  mayBeNumbered: boolean
  mayBeTotals: boolean
  items: readonly Item[]
  /** Competencies on the form, where fewer titles than that are known. */
  itemCount: number
  scores: readonly ScoreRule[]
  bands: Readonly<Record<string, readonly Band[]>>
  cutoffs: readonly Cutoff[]
  algorithms: readonly { id: string; rule: string }[]
  outcomes: readonly string[]
  outcomeRules: readonly string[]
  risk: readonly RiskRule[]
  /** Items that a risk rule looks at: one left empty is a skipped risk item. */
  riskItems: readonly string[]
  change: readonly ChangeRule[]
  /** The client's own words that stand on the form beside its numbers (PSYCHLOPS), by name. */
  ownWords: readonly string[]
  /** In an interview, an answer that gives another. */
  skips: readonly SkipRule[]
}

export const isCompetency = ({ construct }: Pick<Instrument, 'construct'>): boolean => construct === 'competency'

export function compare(value: number, op: Op, limit: number): boolean {
  if (op === '<') return value < limit
  if (op === '<=') return value <= limit
  if (op === '>=') return value >= limit
  if (op === '>') return value > limit
  return value === limit
}
