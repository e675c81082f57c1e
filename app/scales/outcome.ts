import type { Value } from './instrument.ts'

/** A share of rated competencies at level 3 or more that counts as competent; a programme may set its own. */
const competentShare = 0.8

const asqRules = [
  "negative: items 1-4 all 'no'",
  'acute_positive: any of 1-4 in {yes, refused} and item 5 = yes',
  'acute_positive (project rule, conservative): item 5 = refused',
  'non_acute_positive: any of 1-4 in {yes, refused} and item 5 = no',
  "incomplete: otherwise; any 'yes' already given still raises the alert",
]
const competencyRules = ['harm_flag: any item at level 1', 'competent (programme default, configurable): no level 1 and >=80 % of rated items at level >=3', 'developing: otherwise']

/** The prose the code below was written from: a file that says otherwise is refused. */
export function outcomeRulesOf({ id, construct }: { id: string; construct: string }): readonly string[] {
  if (id === 'asq') return asqRules
  return construct === 'competency' ? competencyRules : []
}

/** `fires`: the outcome whose risk rule fires already, though the form may not be complete. */
export type Outcome = { outcome: string | null; fires: string | null }

/** ASQ. A "yes" or a refusal rings at once; item 5 answered "yes" is danger now whatever stands before it. */
export function asqOutcome(answers: readonly (Value | null)[]): Outcome {
  const [past, now] = [answers.slice(0, 4), answers[4] ?? null]
  const isPositive = past.some((answer) => answer === 'yes' || answer === 'refused')
  if (now === 'yes' || now === 'refused') return { outcome: now === 'yes' && !isPositive && past.includes(null) ? 'incomplete' : 'acute_positive', fires: 'acute_positive' }
  if (isPositive) return { outcome: now === 'no' ? 'non_acute_positive' : 'incomplete', fires: 'non_acute_positive' }
  return past.every((answer) => answer === 'no') ? { outcome: 'negative', fires: null } : { outcome: 'incomplete', fires: null }
}

export type Rated = { rated: number; level1: number; level3plus: number; percent: number | null; mean: number | null; outcome: 'harm_flag' | 'developing' | 'competent' | null }

/** Competency levels 1 to 4; null: not rated, and left out of the share. */
export function rateCompetency(levels: readonly (number | null)[], share = competentShare): Rated {
  const given = levels.filter((level) => level !== null)
  const [rated, level1, level3plus] = [given.length, given.filter((level) => level === 1).length, given.filter((level) => level >= 3).length]
  if (rated === 0) return { rated, level1, level3plus, percent: null, mean: null, outcome: null }
  const isCompetent = level3plus / rated >= share
  return {
    rated, level1, level3plus, percent: Math.round((level3plus / rated) * 1000) / 10, mean: given.reduce((sum, level) => sum + level, 0) / rated,
    outcome: level1 > 0 ? 'harm_flag' : isCompetent ? 'competent' : 'developing',
  }
}
