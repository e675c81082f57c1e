import type { DisclosureRules } from './policy.ts'
import { peopleKeys, type BehindKey } from './reach-keys.ts'
import { intervalOf, type Interval } from './rounding.ts'
import { coversAll, isInside, isSame, leavingAMonth, versionsOf, type Span } from './window-order.ts'

/** A figure of the whole programme as a reader has it: how many people are behind it, as far as it says. `isOther`: of a longer window it may mean more people than of its shorter ones. */
export type Told = { window: Span; told: Interval; isOther?: boolean }

/** The assessed are also those in care where people are divided and in a project period, and not in every other window. */
export const meansOther = (key: BehindKey): boolean => key === 'assessed'

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
 * What is told about those who are in shorter windows and not in the longer one any more. Where the shorter ones leave some time, or the
 * figures tell that some came late, the rule itself says that T people of the longer one are in none of them; where its figure leaves
 * room for fewer, some must have gone.
 */
export function toldOfGone(threshold: number, outer: Told, shorter: readonly Told[], addsUp: boolean): Interval {
  const others = coversAll(outer.window, shorter) && toldOfLate(outer, shorter).lo === 0 ? 0 : threshold
  return { lo: Math.max(0, leastOf(threshold, shorter, addsUp) + others - outer.told.hi), hi: Infinity }
}

/** What a part tells of those who are in the whole no more, of which T others are. */
export const toldOfGoneFrom = (threshold: number, whole: Told, part: Told): Interval => ({ lo: Math.max(0, part.told.lo + threshold - whole.told.hi), hi: Infinity })

/** What is told about those who are in a longer window and in none of its shorter ones, where these leave none of its time: they came late. */
export function toldOfLate(outer: Told, shorter: readonly Told[]): Interval {
  return { lo: outer.isOther ? 0 : Math.max(0, outer.told.lo - mostOf(outer.window, shorter)), hi: outer.told.hi }
}

/** How many are in any of these windows, at the least: each of them has T people beside those in it, by the same rule. Of a window that was revised, the version that says the most. */
function leastOf(threshold: number, windows: readonly Told[], addsUp: boolean): number {
  const leastIn = (one: Told, within: readonly Told[]): number => Math.max(one.told.lo, leastOf(threshold, within, addsUp), ...leavingAMonth(one.window, within).map((list) => threshold + leastOf(threshold, list, addsUp)))
  const each = outermost(windows).map((versions) => Math.max(...versions.map((one) => leastIn(one, insideOf(one.window, windows)))))
  return addsUp ? each.reduce((sum, least) => sum + least, 0) : Math.max(0, ...each)
}

/** How many are in any of these windows, at the most; any number where they leave some time of the longer one. Of a window that was revised, the newest version. */
function mostOf(outer: Span, windows: readonly Told[]): number {
  if (!coversAll(outer, windows)) return Infinity
  const each = outermost(windows).map((versions) => versions.at(-1)!).map((one) => Math.min(one.told.hi, mostOf(one.window, insideOf(one.window, windows))))
  return each.reduce((sum, most) => sum + most, 0)
}

const insideOf = (outer: Span, windows: readonly Told[]): Told[] => windows.filter(({ window }) => isInside(window, outer) && !isSame(window, outer))

/** Those that lie in no other; each window once, with all its versions. */
const outermost = (windows: readonly Told[]): Told[][] => versionsOf(windows.filter((one) => !windows.some((other) => insideOf(other.window, windows).includes(one))))
