import { isSpread } from './large-enough.ts'
import { admission, isPart, leftOf, type Counted, type Standing } from './ledger-rules.ts'
import type { DisclosureRules } from './policy.ts'
import { reachOf, type Members, type Reach, type Spreads } from './reach.ts'
import { behindKeys, comesOnce, peopleKeys, reachKeys, wholeOf, type BehindKey, type ReachKey, type SpreadKey } from './reach-keys.ts'
import type { WindowKind } from './reach-window.ts'
import { rounded } from './rounding.ts'
import { headlineOf } from './told-of-gone.ts'
import { isNested, type Span } from './window-order.ts'

type KnownSpan = Span & { kind?: WindowKind }

/** Whole-programme figures of one window that stand in the ledger. `rules`: they were released under, where not those of the window that is asked for. */
export type StandingReach = { window: KnownSpan; members: Members; shown: Readonly<Partial<Record<ReachKey, number | null>>>; rules?: DisclosureRules | undefined }
type Counting = { reach: Reach; members: Members; spreads?: Spreads }
export type ShownReach = Record<ReachKey, number | null>

/**
 * `always`: every figure in every window, at any size. `T`: a figure is shown where T people stand behind it, where what it is
 * divided into can be shown as well, where nested windows that stand differ from it by T people or more, and, of sessions, where no
 * person and no family holds the most of them. How they are spread is not known of windows counted before it was kept: not shown.
 */
export function publishReach(rules: DisclosureRules, window: KnownSpan, { reach, members, spreads = {} }: Counting, standing: readonly StandingReach[] = [], splitWindow?: WindowKind): ShownReach {
  const printed = (key: ReachKey): number | null => {
    const value = reachOf(reach, key)
    return value === null || rules.headline === 'exact' ? value : rounded(value, peopleKeys.has(key) ? rules.personBase : rules.sessionBase)
  }
  const admitted = rules.reachRoots === 'T' ? admittedKeys({ rules, window, members, printed, standing, splitWindow }) : new Set<BehindKey>()
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

type Judged = { rules: DisclosureRules; window: KnownSpan; members: Members; printed: (key: ReachKey) => number | null; standing: readonly StandingReach[]; splitWindow: WindowKind | undefined }

function admittedKeys(judged: Judged): Set<BehindKey> {
  const admitted = new Set(behindKeys.filter((key) => isFarEnough(judged, key)))
  // the assessed of a project period are those in care and others: what shorter windows say of those in care must fit them, and the others be T
  const { rules: { threshold }, window, members } = judged
  if (window.kind === 'project' && !(admitted.has('inCare') && leftOf(new Set(members.assessed), [{ people: new Set(members.inCare) }]) >= threshold)) admitted.delete('assessed')
  return admitted
}

function isFarEnough(judged: Judged, key: BehindKey): boolean {
  const { rules: { threshold }, members } = judged
  const people = new Set(members[key])
  const whole = wholeOf[key]
  if (people.size < threshold) return false
  if (whole && !isPart(threshold, askedOf(judged, key), askedOf(judged, whole), comesOnce(key))) return false
  if (!nests(judged, key, askedOf(judged, key))) return false
  // who is new says more of the whole than its own figure does
  return !whole || !comesOnce(key) || nests(judged, whole, askedOf(judged, whole, judged.printed))
}

function nests({ rules, window, standing, splitWindow }: Judged, key: BehindKey, asked: Counted): boolean {
  const isShown = (one: StandingReach): boolean => typeof one.shown[key] === 'number'
  // released before anybody kept who is behind it: how near it is cannot be known
  if (standing.some((one) => isShown(one) && !one.members[key] && isNested(one.window, window))) return false
  const others = standing.map((one): Standing => ({ ...headlineOf(one.rules ?? rules, key, one.window, (key) => one.shown[key], splitWindow), people: new Set(one.members[key]), isShown: isShown(one) }))
  return admission(rules.threshold, asked, others, comesOnce(key)) === 'show'
}

/** As it would be printed, and of those who are new nothing as long as it is not known whether they will be. */
const askedOf = ({ rules, window, members, printed, splitWindow }: Judged, key: BehindKey, cameOf: Judged['printed'] = () => null): Counted =>
  ({ ...headlineOf(rules, key, window, (one) => (one === key ? printed : cameOf)(one), splitWindow), people: new Set(members[key]) })
