import type { DisclosureRules } from './policy.ts'
import { newOf, peopleKeys, type BehindKey } from './reach-keys.ts'
import type { WindowKind } from './reach-window.ts'
import { intervalOf, type Interval } from './rounding.ts'
import { coversAll, isInside, isSame, leavingAMonth, versionsOf, type Span } from './window-order.ts'

/**
 * A figure of the whole programme as a reader has it: how many people are behind it, as far as it says. `came`: of them so many for
 * the first time, where that is shown. `hasCare`: the assessed of this window are also those in care, of every other they are not.
 */
export type Told = { window: Span; told: Interval; came?: Interval; hasCare?: boolean }

/** What is said in one window of a figure, and of those of it who are new. */
export function headlineOf(rules: DisclosureRules, key: BehindKey, window: Span & { kind?: WindowKind }, shownOf: (key: BehindKey) => number | null | undefined, splitWindow: WindowKind | undefined): Told {
  const part = newOf[key]
  const few = part && shownOf(part)
  return {
    window, told: toldOf(rules, key, shownOf(key) ?? null), ...(part && typeof few === 'number' && { came: toldOf(rules, part, few) }),
    hasCare: key === 'assessed' && window.kind !== undefined && (window.kind === 'project' || window.kind === splitWindow),
  }
}

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
  const least = Math.max(leastOf(threshold, shorter, addsUp) + others, addsUp ? 0 : (outer.came?.lo ?? 0) + leastKnown(threshold, outer.window, shorter))
  return { lo: Math.max(0, least - outer.told.hi), hi: Infinity }
}

/** What a part tells of those who are in the whole no more, of which T others are. */
export const toldOfGoneFrom = (threshold: number, whole: Told, part: Told): Interval => ({ lo: Math.max(0, part.told.lo + threshold - whole.told.hi), hi: Infinity })

/** What is told about those who are in a longer window and in none of its shorter ones, where these leave none of its time: they came late. */
export function toldOfLate(outer: Told, shorter: readonly Told[]): Interval {
  return { lo: outer.hasCare ? 0 : Math.max(0, outer.told.lo - mostOf(outer.window, shorter)), hi: outer.told.hi }
}

/**
 * How many are in any of these windows, at the least: each of them has T people beside those in it, by the same rule, and whoever is new
 * in a later one was in none before. Of a window that was revised, the version that says the most.
 */
function leastOf(threshold: number, windows: readonly Told[], addsUp: boolean): number {
  const leastIn = (one: Told, within: readonly Told[]): number => Math.max(one.told.lo, leastOf(threshold, within, addsUp), ...leavingAMonth(one.window, within).map((list) => threshold + leastOf(threshold, list, addsUp)))
  const each = inTime(outermost(windows))
  const least = each.map((versions) => Math.max(...versions.map((one) => leastIn(one, insideOf(one.window, windows)))))
  if (addsUp) return sumOf(least)
  const came = each.map((versions) => cameIn(versions, windows))
  // whoever is assessed for the first time may have been in care before
  return Math.max(0, ...least.map((people, at) => people + (each[at]!.some(({ hasCare }) => hasCare) ? 0 : sumOf(came.slice(at + 1)))))
}

const cameIn = (versions: readonly Told[], windows: readonly Told[]): number =>
  Math.max(...versions.map(({ came }) => came?.lo ?? 0), sumOf(outermost(insideOf(versions[0]!.window, windows)).map((within) => cameIn(within, windows))))

/** How many of the shorter windows were there before the longer one began, at the least: of one, those who are new neither in it nor in any since the beginning. */
function leastKnown(threshold: number, outer: Span, windows: readonly Told[]): number {
  const each = inTime(outermost(windows)).map((versions) => versions.at(-1)!)
  return Math.max(0, ...each.map((one, at) => {
    const [soFar, own] = [each.slice(0, at + 1), [one, ...insideOf(one.window, windows)]]
    if (one.hasCare || !coversAll({ startsOn: outer.startsOn, endsOn: one.window.endsOn }, soFar)) return 0
    return leastOf(threshold, own, false) - sumOf(soFar.map(({ came }) => came?.hi ?? Infinity))
  }))
}

/** How many are in any of these windows, at the most; any number where they leave some time of the longer one. Of a window that was revised, the newest version. */
function mostOf(outer: Span, windows: readonly Told[]): number {
  if (!coversAll(outer, windows)) return Infinity
  return sumOf(outermost(windows).map((versions) => versions.at(-1)!).map((one) => Math.min(one.told.hi, mostOf(one.window, insideOf(one.window, windows)))))
}

const isShorter = (inner: Span, outer: Span): boolean => isInside(inner, outer) && !isSame(inner, outer)
const insideOf = (outer: Span, windows: readonly Told[]): Told[] => windows.filter(({ window }) => isShorter(window, outer))

/** Those that lie in no other; each window once, with all its versions. */
const outermost = (windows: readonly Told[]): Told[][] => versionsOf(windows.filter((one) => !windows.some((other) => isShorter(one.window, other.window))))
const inTime = (list: readonly Told[][]): Told[][] => list.toSorted(([one], [other]) => (one!.window.startsOn < other!.window.startsOn ? -1 : 1))
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)
