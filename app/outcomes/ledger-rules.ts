import type { Interval } from './rounding.ts'
import { toldOfGone, toldOfGoneFrom, toldOfLate, type Told } from './told-of-gone.ts'
import { coversAll, isCrossing, isInside, isNested, isSame, subtractedFrom, type Span } from './window-order.ts'

/** A figure of the whole programme with the people behind it, and what it tells a reader of how many they are. */
export type Counted = Told & { people: ReadonlySet<string> }

/** One that stands in the ledger. */
export type Standing = Counted & { isShown: boolean }

export type Admission = 'show' | 'from-ledger' | 'crosses' | 'too-near'

/**
 * Whether a window's headline may be shown beside those that stand. A reader may subtract any of the shorter windows from a longer one
 * they lie in, as long as these leave some of its time: three quarters from their year tell of whoever was there in the fourth alone,
 * also where the fourth is shown. Whoever is left must be T people or more: none counts as small, or "nobody came" would be told.
 * And this rule may not tell that somebody was taken back: it must fit the figures that everybody of the shorter ones is still there.
 */
export function admission(threshold: number, asked: Counted, standing: readonly Standing[], addsUp: boolean): Admission {
  const { window } = asked
  if (standing.some((one) => isSame(one.window, window))) return 'from-ledger'
  if (standing.some((one) => isCrossing(one.window, window))) return 'crosses'
  const shown: Counted[] = [asked, ...standing.filter((one) => one.isShown)]
  const around = shown.filter((outer) => isInside(window, outer.window))
  return around.every((outer) => leavesEnough(threshold, outer, shown.filter((one) => isInside(one.window, outer.window) && !isSame(one.window, outer.window)), addsUp)) ? 'show' : 'too-near'
}

const leavesEnough = (threshold: number, outer: Counted, shorter: readonly Counted[], addsUp: boolean): boolean =>
  subtractedFrom(outer.window, shorter).every((list) => isEnough(threshold, outer, list) && toldOfGone(threshold, outer, list, addsUp).lo === 0)

/** T or more where time is left: fewer could only be left by leaving out less. Where none is, only if the figures tell that somebody came late. */
const isEnough = (threshold: number, outer: Counted, shorter: readonly Counted[]): boolean =>
  (coversAll(outer.window, shorter) && toldOfLate(outer, shorter).lo === 0) || leftOf(outer.people, shorter) >= threshold

/**
 * The others of a whole are T people or more. Figures of one window may be of two days: where all of a part are in the whole (whoever is
 * new is; a facilitator may have been trained before), it may not tell that some of it went.
 */
export const isPart = (threshold: number, part: Counted, whole: Counted, isWithin: boolean): boolean =>
  leftOf(whole.people, [part]) >= threshold && (!isWithin || toldOfGoneFrom(threshold, whole, part).lo === 0)

/** How many are in none of the others. */
export function leftOf(people: ReadonlySet<string>, others: readonly Pick<Counted, 'people'>[]): number {
  let left = 0
  for (const person of people) if (!others.some((one) => one.people.has(person))) left++
  return left
}

/** A figure that nests with another that is shown stays as it is: revised, it would differ from that one by a handful. */
export const isRevisable = (window: Span, standing: readonly Pick<Standing, 'window' | 'isShown'>[]): boolean => !standing.some((one) => one.isShown && !isSame(one.window, window) && isNested(one.window, window))

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
