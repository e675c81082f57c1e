import { isSpread } from './large-enough.ts'
import { admission, isPart, type Counted, type Standing } from './ledger-rules.ts'
import type { DisclosureRules } from './policy.ts'
import { reachOf, type Members, type Reach, type Spreads } from './reach.ts'
import { behindKeys, peopleKeys, reachKeys, wholeOf, type BehindKey, type ReachKey, type SpreadKey } from './reach-keys.ts'
import { rounded } from './rounding.ts'
import { comesOnce, meansOther, toldOf } from './told-of-gone.ts'
import { isNested, type Span } from './window-order.ts'

/** Whole-programme figures of one window that stand in the ledger. */
export type StandingReach = { window: Span; members: Members; shown: Readonly<Partial<Record<ReachKey, number | null>>> }
export type ShownReach = Record<ReachKey, number | null>

/**
 * `always`: every figure in every window, at any size. `T`: a figure is shown where T people stand behind it, where what it is
 * divided into can be shown as well, where nested windows that stand differ from it by T people or more, and, of sessions, where no
 * person and no family holds the most of them. How they are spread is not known of windows counted before it was kept: not shown.
 */
export function publishReach(rules: DisclosureRules, window: Span, { reach, members, spreads = {} }: { reach: Reach; members: Members; spreads?: Spreads }, standing: readonly StandingReach[] = []): ShownReach {
  const printed = (key: ReachKey): number | null => {
    const value = reachOf(reach, key)
    return value === null || rules.headline === 'exact' ? value : rounded(value, peopleKeys.has(key) ? rules.personBase : rules.sessionBase)
  }
  const admitted = new Set(rules.reachRoots === 'T' ? behindKeys.filter((key) => isFarEnough(rules, window, key, printed, members, standing)) : [])
  const isAdmitted = (key: BehindKey): boolean => admitted.has(key)
  const isWide = (key: SpreadKey): boolean => spreads[key] !== undefined && isSpread(rules, spreads[key])
  const shown = new Set(reachKeys.filter((key) => rules.reachRoots === 'always' || (behindOf[key].every(isAdmitted) && (spreadBehind[key] ?? []).every(isWide))))
  return Object.fromEntries(reachKeys.map((key) => [key, shown.has(key) ? printed(key) : null])) as ShownReach
}

/** Whose people must be many for a figure to be shown: its own, and those of every part it could be divided into by subtraction. */
const behindOf: Readonly<Record<ReachKey, readonly BehindKey[]>> = {
  assessed: ['assessed'], newAssessed: ['assessed', 'newAssessed'], inCare: ['inCare'], newInCare: ['inCare', 'newInCare'], sessions: ['inCare'], individual: ['inCare', 'individual', 'family'], family: ['inCare', 'individual', 'family'],
  faceToFace: ['inCare', 'faceToFace', 'remote'], remote: ['inCare', 'faceToFace', 'remote'], childGroups: ['children'], children: ['children'], attendances: ['children'], contacts: ['contacts'],
  supervisions: [], supervised: [], trainings: ['trained'], trained: ['trained'], facilitators: ['trained', 'facilitators'], volunteers: ['trained', 'facilitators', 'volunteers'], ledSessions: ['ledSessions'], participants: ['ledSessions'],
}

/** Whose sessions must be spread: those of the whole, and of every part beside it. */
const spreadBehind: Readonly<Partial<Record<ReachKey, readonly SpreadKey[]>>> = {
  sessions: ['sessions'], individual: ['sessions', 'individual', 'family'], family: ['sessions', 'individual', 'family'], faceToFace: ['sessions', 'faceToFace', 'remote'], remote: ['sessions', 'faceToFace', 'remote'],
  attendances: ['attendances'], ledSessions: ['ledSessions'], participants: ['ledSessions'],
}

function isFarEnough(rules: DisclosureRules, window: Span, key: BehindKey, printed: (key: ReachKey) => number | null, members: Members, standing: readonly StandingReach[]): boolean {
  const { threshold } = rules
  const counted = (window: Span, behind: readonly string[] | undefined, figure: number | null | undefined, of = key): Counted => ({ window, people: new Set(behind), told: toldOf(rules, of, figure ?? null), isOther: meansOther(of) })
  const asked = counted(window, members[key], printed(key))
  const whole = wholeOf[key] && counted(window, members[wholeOf[key]], printed(wholeOf[key]), wholeOf[key])
  if (asked.people.size < threshold || (whole && !isPart(threshold, asked, whole, comesOnce(key)))) return false
  const isShown = (one: StandingReach): boolean => typeof one.shown[key] === 'number'
  // released before anybody kept who is behind it: how near it is cannot be known
  if (standing.some((one) => isShown(one) && !one.members[key] && isNested(one.window, window))) return false
  const others = standing.map((one): Standing => ({ ...counted(one.window, one.members[key], one.shown[key]), isShown: isShown(one) }))
  return admission(threshold, asked, others, comesOnce(key)) === 'show'
}
