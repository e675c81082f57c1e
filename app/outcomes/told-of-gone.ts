import type { DisclosureRules } from './policy.ts'
import { peopleKeys, type BehindKey } from './reach-keys.ts'
import { intervalOf, type Interval } from './rounding.ts'
import { isInside, isSame, leavingAMonth, type Span } from './window-order.ts'

/** A figure of the whole programme as a reader has it: how many people are behind it, as far as it says. */
export type Told = { window: Span; told: Interval }

/** Who comes for the first time does so once: such figures of windows apart from each other add up. */
export const comesOnce = (key: BehindKey): boolean => key === 'newAssessed' || key === 'newInCare'

/** Of people what is shown; sessions say that there are T, and that there are no more than they are where each is one person's. */
export function toldOf({ threshold, personBase, sessionBase, headline }: DisclosureRules, key: BehindKey, shown: number | null): Interval {
  if (shown === null) return { lo: threshold, hi: Infinity }
  const about = (base: number): Interval => (headline === 'exact' ? { lo: shown, hi: shown } : intervalOf(shown, base, threshold))
  if (peopleKeys.has(key)) return about(personBase)
  return { lo: threshold, hi: key === 'individual' || key === 'contacts' ? about(sessionBase).hi : Infinity }
}

/**
 * What is told about those who are in shorter windows and not in the longer one any more. The rule itself says that T people of the
 * longer one are in none of them: where the figures leave it fewer others than that, some must have gone.
 */
export function toldOfGone(threshold: number, outer: Told, shorter: readonly Told[], addsUp: boolean): Interval {
  return { lo: Math.max(0, leastOf(threshold, shorter, addsUp) + threshold - outer.told.hi), hi: Infinity }
}

/** How many are in any of these windows, at the least: each of them has T people beside those in it, by the same rule. */
function leastOf(threshold: number, windows: readonly Told[], addsUp: boolean): number {
  const within = (one: Told): Told[] => windows.filter((inner) => isInside(inner.window, one.window) && !isSame(inner.window, one.window))
  const leastIn = (one: Told): number => Math.max(one.told.lo, leastOf(threshold, within(one), addsUp), ...leavingAMonth(one.window, within(one)).map((list) => threshold + leastOf(threshold, list, addsUp)))
  const each = windows.filter((one) => !windows.some((other) => within(other).includes(one))).map(leastIn)
  return addsUp ? each.reduce((sum, least) => sum + least, 0) : Math.max(0, ...each)
}
