import { apart } from './apart.ts'
import type { Interval } from './rounding.ts'
import { coversAll, isCrossing, isInside, isNested, isSame, type Span } from './window-order.ts'

/** A figure of the whole programme that stands in the ledger, with the people behind it. */
export type Standing = { window: Span; people: ReadonlySet<string>; isShown: boolean }

export type Admission = 'show' | 'from-ledger' | 'crosses' | 'too-near'

/**
 * Whether a window's headline may be shown beside those that stand. The people in one of two nested windows and not in the other must
 * be T or more, for every pair: none counts as small, or "nobody came" would be told. So must those who are in none of all the shorter
 * windows together, as long as these leave some of the longer one's time: three quarters subtracted from their year tell of the fourth.
 */
export function admission(threshold: number, window: Span, people: ReadonlySet<string>, standing: readonly Standing[]): Admission {
  if (standing.some((one) => isSame(one.window, window))) return 'from-ledger'
  if (standing.some((one) => isCrossing(one.window, window))) return 'crosses'
  const own = { window, people, isShown: true }
  const around = [own, ...standing.filter((one) => one.isShown && isInside(window, one.window))]
  const inside = (outer: Standing): Standing[] => [own, ...standing].filter((one) => one.isShown && !isSame(one.window, outer.window) && isInside(one.window, outer.window))
  const pairs = around.every((outer) => (outer === own ? inside(own) : [own]).every((inner) => apart(outer.people, inner.people) >= threshold))
  return pairs && around.every((outer) => leavesEnough(threshold, outer, inside(outer))) ? 'show' : 'too-near'
}

type Counted = Pick<Standing, 'window' | 'people'>

/** Who is in a window and in none of the shorter ones that are shown: T or more, or no time is left for anybody. */
export function leavesEnough(threshold: number, { window, people }: Counted, shorter: readonly Counted[]): boolean {
  return shorter.length === 0 || coversAll(window, shorter.map((one) => one.window)) || leftOf(people, shorter) >= threshold
}

export const leftOf = (people: ReadonlySet<string>, shorter: readonly Counted[]): number => apart(people, new Set(shorter.flatMap((one) => [...one.people])))

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
 * Whether a corrected figure may replace the first one: T or more people changed on one side, and whichever side is smaller cannot be
 * worked out, also by somebody who knows this rule: with T or more on the one side, it must still be possible that nobody is on the
 * other. Otherwise the first figure stays and the page says "data corrected after release", without a number.
 */
export function mayRevise(threshold: number, { added, removed }: Change, before: Interval, after: Interval): boolean {
  if (Math.max(added, removed) < threshold) return false
  const attack = attackOnChange(before, after)
  const sides = [{ people: added, told: attack.added, others: before.hi - after.lo }, { people: removed, told: attack.removed, others: after.hi - before.lo }]
  return sides.every(({ people, told, others }) => people >= threshold || (isSafe(threshold, told) && others >= threshold))
}
