import { apart } from './apart.ts'
import type { Interval } from './rounding.ts'
import { isCrossing, isInside, isNested, isSame, type Span } from './window-order.ts'

/** A figure of the whole programme that stands in the ledger, with the people behind it. */
export type Standing = { window: Span; people: ReadonlySet<string>; isShown: boolean }

export type Admission = 'show' | 'from-ledger' | 'crosses' | 'too-near'

/**
 * Whether a window's headline may be shown beside those that stand. The people in one of two nested windows and not in the
 * other must be T or more, for every pair: none counts as small, or "nobody came" would be told. Windows apart are free.
 */
export function admission(threshold: number, window: Span, people: ReadonlySet<string>, standing: readonly Standing[]): Admission {
  if (standing.some((one) => isSame(one.window, window))) return 'from-ledger'
  if (standing.some((one) => isCrossing(one.window, window))) return 'crosses'
  const nested = standing.filter((one) => one.isShown && isNested(one.window, window))
  return nested.every((one) => (isInside(one.window, window) ? apart(people, one.people) : apart(one.people, people)) >= threshold) ? 'show' : 'too-near'
}

/** A figure that nests with another that is shown stays as it is: revised, it would differ from that one by a handful. */
export const isRevisable = (window: Span, standing: readonly Standing[]): boolean => !standing.some((one) => one.isShown && !isSame(one.window, window) && isNested(one.window, window))

export type Change = { added: number; removed: number }

/** What two published figures of one window tell about who came in between and who went. */
export function attackOnChange(before: Interval, after: Interval): { added: Interval; removed: Interval } {
  return {
    added: { lo: Math.max(0, after.lo - before.hi), hi: after.hi },
    removed: { lo: Math.max(0, before.lo - after.hi), hi: before.hi },
  }
}

/** Safe to know: at least nothing, and T - 1 or more cannot be ruled out. */
export const isSafe = (threshold: number, { lo, hi }: Interval): boolean => lo === 0 && hi >= threshold - 1

/**
 * Whether a corrected figure may replace the first one: T or more people changed on one side, and whichever side is smaller
 * cannot be worked out. Otherwise the first figure stays and the page says "data corrected after release", without a number.
 */
export function mayRevise(threshold: number, { added, removed }: Change, before: Interval, after: Interval): boolean {
  if (Math.max(added, removed) < threshold) return false
  const attack = attackOnChange(before, after)
  return [{ people: added, told: attack.added }, { people: removed, told: attack.removed }].every(({ people, told }) => people >= threshold || isSafe(threshold, told))
}
