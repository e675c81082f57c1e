import { apart } from './apart.ts'
import type { DisclosureRules } from './policy.ts'

export type MeanFigure = { people: number; mean: number }

/**
 * Mean change of people with both measurements, to half a point: never a minimum, a maximum or a spread, and nothing where
 * fewer than T have both.
 */
export function meanOf(rules: Pick<DisclosureRules, 'threshold' | 'personBase' | 'meanStep'>, changes: readonly number[], round: (value: number, base: number) => number): MeanFigure | null {
  if (changes.length < rules.threshold) return null
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  return { people: round(changes.length, rules.personBase), mean: round(mean, rules.meanStep) }
}

/** Two means tell of those who are in one alone: they must be the same people, none in common, or T or more apart on each side that is not empty. */
export function meansMayStandTogether(threshold: number, one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [left, right] = [apart(one, other), apart(other, one)]
  if (left === one.size) return true
  return [left, right].every((people) => people === 0 || people >= threshold)
}
