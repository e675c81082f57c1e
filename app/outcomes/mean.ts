import { apart } from './apart.ts'
import type { DisclosureRules } from './policy.ts'
import type { Interval } from './rounding.ts'

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

/** Between which two numbers the true mean lies. */
export const meanInterval = (shown: number, step: number): Interval => ({ lo: shown - step / 2, hi: shown + step / 2 })

/** People in one of two sets and not in the other, where that is some and fewer than T: two means would tell of them. Null: they may stand together. */
export function fewBetween(threshold: number, one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  const [left, right] = [apart(one, other), apart(other, one)]
  if (left === one.size) return null
  return [left, right].find((people) => people > 0 && people < threshold) ?? null
}

/** Two means tell of those who are in one alone: they must be the same people, none in common, or T or more apart on each side that is not empty. */
export const meansMayStandTogether = (threshold: number, one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => fewBetween(threshold, one, other) === null
