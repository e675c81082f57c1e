import { boundsOf, ImpossibleRecord, type Known } from '#app/outcomes/integer-bounds.ts'
import type { Policy } from '#app/outcomes/policy.ts'
import type { Members } from '#app/outcomes/reach.ts'
import type { BehindKey, ReachKey } from '#app/outcomes/reach-keys.ts'
import type { ReleaseFigure, ReleaseRecord, ReleaseTable } from '#app/outcomes/release-record.ts'
import type { Interval } from '#app/outcomes/rounding.ts'
import { childrenOf, leavesOf, nodesOf, type Tree, type TreeNode } from '#app/outcomes/tree.ts'

/** A release as it was given out, and who truly was behind it: the first is all the attacker knows, the second says what must not be found. */
export type Told = { record: ReleaseRecord; truth: Truth }
export type Truth = { people: (tree: string, leaf: string) => readonly string[]; members: Members }

/**
 * `exposed`: groups of fewer than T people of whom something is known. `groups`: how many were looked at, of trees and of windows. `strict`:
 * those of windows whose figures were first read as if nothing had been taken back or come late. `loosened`: of the strict ones, those
 * where that fits nobody's people, or not those who were there, so that a looser reading was attacked instead: see inWindows.
 */
export type Attack = { exposed: string[]; groups: number; strict: number; loosened: number }

/**
 * A reader who kept every release of a year, every version of each, and knows the rules by heart. Works from the records alone; what
 * is judged is written here again. The solver and how a tree is walked are the product's own (the solver is checked by another).
 */
export function exposedBy(policy: Policy, told: readonly Told[]): Attack {
  const attack: Attack = { exposed: [], groups: 0, strict: 0, loosened: 0 }
  attack.exposed.push(...exposures(policy, told, attack))
  return attack
}

function exposures(policy: Policy, told: readonly Told[], attack: Attack): string[] {
  const newest = told.at(-1)?.record.window
  if (!newest) return []
  // what was released of other windows was attacked when it was released: nothing of theirs changed since
  const [ofWindow, ofYear] = [told.filter(({ record }) => record.window.name === newest.name), told.filter(({ record }) => record.window.startsOn.slice(0, 4) === newest.startsOn.slice(0, 4))]
  return [
    ...policy.trees.flatMap((tree) => inVersions(policy, tree, ofWindow, attack)),
    ...betweenMeans(policy, told),
    ...(policy.rules.reachRoots === 'T' ? betweenWindows(policy, ofYear, attack) : []),
  ]
}

/** What a figure says to somebody who knows how it was made. A part that is printed below T has not been through the rules. */
function heard(figure: ReleaseFigure, threshold: number): Interval | undefined {
  if (figure.status === 'not-shown') return undefined
  return figure.lo > figure.hi || figure.shown < threshold ? { lo: 0, hi: figure.hi } : { lo: figure.lo, hi: figure.hi }
}

type Version = { table: ReleaseTable; truth: Truth }

/** The newest version by itself and beside each one before it. */
function inVersions(policy: Policy, tree: Tree, ofWindow: readonly Told[], attack: Attack): string[] {
  const versions: Version[] = []
  for (const { record, truth } of ofWindow) {
    const table = record.tables.find((one) => one.id === tree.id)
    const last = versions.at(-1)
    if (table && !(last && JSON.stringify(last.table.rows.map((row) => row.figures[0])) === JSON.stringify(table.rows.map((row) => row.figures[0])) && isSameTruth(tree, last.truth, truth))) versions.push({ table, truth })
  }
  const [before, newest] = [versions.slice(0, -1), versions.slice(-1)]
  const pairs = before.length > 0 ? before.map((one) => [one, ...newest]) : [newest]
  return pairs.filter((one) => one.length > 0).flatMap((pair) => inTree(policy, tree, ofWindow[0]!.record, pair, attack))
}

function inTree(policy: Policy, tree: Tree, record: ReleaseRecord, versions: readonly Version[], attack: Attack): string[] {
  const name = `${record.window.name} ${tree.id}`
  const system = versions.flatMap((version, at) => knownOfTable(policy, tree, version, record, versions.length, at))
  const small = nodesOf(tree.root).flatMap((node) => [
    ...versions.flatMap((version, at) => (peopleOf(version, node).size < policy.rules.threshold && (node !== tree.root || policy.rules.reachRoots === 'T') ? [{ what: `${node.id} of version ${at + 1}`, atoms: atomsOf(tree, versions.length, (leaves) => isIn(node, leaves[at]!)) }] : [])),
    ...versions.slice(1).flatMap((_, at) => changes(policy, tree, versions, node, at)),
  ])
  return small.flatMap(({ what, atoms }) => {
    attack.groups++
    // the people who truly were there fit every version: a contradiction is a mistake of this attack or of the product
    const found = attempt(system, atoms)
    return typeof found !== 'string' && isSafe(policy.rules.threshold, found) ? [] : [`${name}: ${what} ${JSON.stringify(found)}`]
  }).concat(versions.slice(1).flatMap((_, at) => nodesOf(tree.root).flatMap((node) => byTheRule(policy, tree, versions, node, at, name))))
}

const isSameTruth = (tree: Tree, one: Truth, other: Truth): boolean => leavesOf(tree.root).every(({ id }) => one.people(tree.id, id).join() === other.people(tree.id, id).join())
const peopleOf = ({ table, truth }: Version, node: TreeNode): Set<string> => new Set(leavesOf(node).flatMap(({ id }) => truth.people(table.id, id)))
const isIn = (node: TreeNode, leaf: string): boolean => leaf !== nowhere && leavesOf(node).some(({ id }) => id === leaf)
const nowhere = '-'

/** Where somebody may stand in each version: one leaf, or nowhere yet or no longer. */
function atomsOf(tree: Tree, versions: number, takes: (leaves: readonly string[]) => boolean): Record<string, number> {
  let all: string[][] = [[]]
  const places = versions === 1 ? leavesOf(tree.root).map(({ id }) => id) : [...leavesOf(tree.root).map(({ id }) => id), nowhere]
  for (let version = 0; version < versions; version++) all = all.flatMap((so) => places.map((place) => [...so, place]))
  return Object.fromEntries(all.filter(takes).map((leaves) => [leaves.join('|'), 1]))
}

function knownOfTable({ rules }: Policy, tree: Tree, { table }: Version, { window }: ReleaseRecord, versions: number, at: number): Known[] {
  const people = table.measures.indexOf('people')
  const sessions = table.measures.indexOf('sessions')
  const quarters = Math.round((Date.parse(window.endsOn) - Date.parse(window.startsOn)) / 86_400_000 / 91)
  const group = (node: TreeNode): Record<string, number> => atomsOf(tree, versions, (leaves) => isIn(node, leaves[at]!))
  const isReach = (node: TreeNode, told: Interval): boolean => node === tree.root && rules.reachRoots === 'always' && told.hi < rules.threshold
  const rows = nodesOf(tree.root).flatMap((node): Known[] => {
    const row = table.rows.find((one) => one.node === node.id)!
    const told = heard(row.figures[people]!, rules.threshold)
    const held = row.figures[sessions]
    return [
      ...(told && !isReach(node, told) ? [{ coef: group(node), ...told }] : []),
      ...(held && held.status !== 'not-shown' ? [{ coef: group(node), lo: Math.ceil(held.lo / (13 * quarters)) }] : []),
    ]
  })
  const other = table.band && childrenOf(tree.root).find(({ id }) => id !== table.band!.node)
  return [...rows, ...(other ? [{ coef: group(other), hi: rules.threshold - 1 }] : [])]
}

/** Who came and who went between two versions, in any group. */
function changes({ rules }: Policy, tree: Tree, versions: readonly Version[], node: TreeNode, at: number): { what: string; atoms: Record<string, number> }[] {
  const [was, is] = [peopleOf(versions[at]!, node), peopleOf(versions[at + 1]!, node)]
  const group = (from: number, to: number): Record<string, number> => atomsOf(tree, versions.length, (leaves) => isIn(node, leaves[to]!) && !isIn(node, leaves[from]!))
  return [
    ...(apart(is, was) < rules.threshold ? [{ what: `came to ${node.id} in version ${at + 2}`, atoms: group(at, at + 1) }] : []),
    ...(apart(was, is) < rules.threshold ? [{ what: `went from ${node.id} in version ${at + 2}`, atoms: group(at + 1, at) }] : []),
  ]
}

/**
 * Beyond the arithmetic: the rule itself says that of a group whose figure was issued anew nobody changed, or T or more on one side.
 * Where the other side is few it must still be possible that it is nobody, and that it is T - 1.
 */
function byTheRule({ rules: { threshold } }: Policy, { id }: Tree, versions: readonly Version[], node: TreeNode, at: number, name: string): string[] {
  const figureOf = ({ table }: Version): Interval => heard(table.rows.find((one) => one.node === node.id)!.figures[table.measures.indexOf('people')]!, threshold) ?? { lo: 0, hi: Infinity }
  const [before, after] = [figureOf(versions[at]!), figureOf(versions[at + 1]!)]
  if (before.hi === Infinity && after.hi === Infinity) return []
  const [was, is] = [peopleOf(versions[at]!, node), peopleOf(versions[at + 1]!, node)]
  const [came, went] = [apart(is, was), apart(was, is)]
  if (came + went === 0) return []
  const possible = (many: Interval, few: Interval): boolean => many.hi - few.lo >= threshold
  const found = [
    ...(went < threshold && !possible(after, before) ? ['went'] : []),
    ...(came < threshold && !possible(before, after) ? ['came'] : []),
  ]
  return found.map((side) => `${name}: ${side} at ${node.id} by the rule (${id}, ${came} came, ${went} went)`)
}

/** Two means of one tool whose people differ by a few. */
function betweenMeans({ rules: { threshold } }: Policy, told: readonly Told[]): string[] {
  const means = told.flatMap(({ record, truth }) => record.tables.flatMap(({ id, mean }) => (mean && mean.status !== 'not-shown' ? [{ id, name: `${record.window.name} ${id}`, people: new Set(truth.people(id, mean.node)) }] : [])))
  return means.flatMap((one, at) => means.slice(at + 1).filter(({ id }) => id === one.id).flatMap((other) => {
    const [left, right] = [apart(one.people, other.people), apart(other.people, one.people)]
    const isFew = (people: number): boolean => people > 0 && people < threshold
    return left < one.people.size && (isFew(left) || isFew(right)) ? [`mean of ${one.name} beside ${other.name}`] : []
  }))
}

const quarters = [0, 1, 2, 3]
type Shown = { name: string; at: readonly number[]; people: ReadonlySet<string>; told: Interval | undefined }

/** The headlines of one year, where they need T people: in which quarters somebody was, and how many sessions each quarter had. */
function betweenWindows(policy: Policy, ofYear: readonly Told[], attack: Attack): string[] {
  const newest = [...Map.groupBy(ofYear, ({ record }) => record.window.name).values()].map(allQuestions)
  return [
    ...(['assessed', 'newAssessed', 'inCare', 'newInCare'] as const).flatMap((key) => inWindows(policy, key, newest, key === 'inCare' ? ['sessions'] : [], attack)),
    ...(['individual', 'family', 'faceToFace', 'remote'] as const).flatMap((key) => inWindows(policy, key, newest, [key], attack)),
    ...([...(policy.splitWindow === 'quarter' ? [] : [['assessed', 'newAssessed'] as const]), ['inCare', 'newInCare'] as const]).flatMap(([whole, part]) => firstAndNew(policy, newest, whole, part, attack)),
    ...newest.flatMap((one) => ([['assessed', 'newAssessed'], ['inCare', 'newInCare']] as const).flatMap(([whole, part]) => leftOver(policy, one, whole, part))),
  ]
}

/**
 * Whoever is new in a later quarter was in none before: the figure of one quarter and the new of some after it are all in the longer window,
 * and by the rule T others where these leave a quarter of it; or somebody went.
 */
function firstAndNew({ rules: { threshold } }: Policy, told: readonly Told[], whole: 'assessed' | 'inCare', part: 'newAssessed' | 'newInCare', attack: Attack): string[] {
  const read = told.map((one) => ({ all: figuresOf(one, whole, whole), some: figuresOf(one, part, part) }))
  return read.filter(({ all }) => all.told).flatMap(({ all: outer }) => {
    const inside = read.filter(({ all }) => all.told && all.at.length === 1 && isWithin(all, outer)).toSorted((one, other) => one.all.at[0]! - other.all.at[0]!)
    return inside.flatMap(({ all: first }, at) => subsets(inside.slice(at + 1).filter(({ some }) => some.told)).flatMap((later) => {
      attack.groups++
      const others = later.length + 1 < outer.at.length ? threshold : 0
      const lo = first.told!.lo + later.reduce((sum, { some }) => sum + some.told!.lo, 0) + others - outer.told!.hi
      const people = apart(new Set([first, ...later.map(({ some }) => some)].flatMap((one) => [...one.people])), outer.people)
      return people < threshold && lo > 0 ? [`${whole} of ${first.name} and new of ${later.map(({ some }) => some.name).join(', ')} gone from ${outer.name} ${lo}`] : []
    }))
  })
}

/** Whoever reads one question's release of a window reads the others' too: each headline as it was said last. */
function allQuestions(told: readonly Told[]): Told {
  const { record, truth } = told.at(-1)!
  return { truth, record: { ...record, headlines: [...new Map(told.flatMap(({ record }) => record.headlines).map((one) => [one.key, one])).values()] } }
}

function figuresOf(told: Told, key: BehindKey, ownFigure: ReachKey): Shown {
  const { record, truth } = told
  const figure = record.headlines.find((one) => one.key === ownFigure)
  return { name: record.window.name, at: quartersIn(record.window), people: new Set(truth.members[key]), told: figure && figure.status !== 'not-shown' ? { lo: figure.lo, hi: figure.hi } : undefined }
}

const quartersIn = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): number[] => quarters.filter((at) => at >= (Number(startsOn.slice(5, 7)) - 1) / 3 && at < Number(endsOn.slice(5, 7)) / 3)
const isWithin = (inner: Shown, outer: Shown): boolean => inner.at.length < outer.at.length && inner.at.every((at) => outer.at.includes(at))

/**
 * Who somebody may be: in some of the quarters, and so in the half-years or the year these lie in. Where nobody's people fit that any
 * more (notes came late, or were taken back, between two windows), any of the longer ones with any of the quarters.
 */
function placesOf(key: BehindKey, isPeople: boolean, longer: readonly Shown[], isLoose: boolean): string[] {
  const patterns = Array.from({ length: 16 }, (_, at) => at).filter((pattern) => !(isPeople && key.startsWith('new')) || (pattern & (pattern - 1)) === 0)
  return patterns.flatMap((pattern) => {
    const around = longer.filter((one) => isThere(`${pattern}`, one))
    const free = longer.filter((one) => isLoose || !around.includes(one))
    // whoever is in care is among the assessed of a window that divides people, whether or not a quarter has an assessment of theirs
    const also = isLoose || key === 'assessed' ? [[], ...subsets(free)] : [[]]
    return also.map((some) => [...(isLoose ? [] : around), ...some]).filter((all) => pattern > 0 || all.length > 0).map((all) => `${pattern} in ${all.map(({ name }) => name).join(',')}`)
  })
}

function isThere(place: string, { name, at }: Pick<Shown, 'at' | 'name'>): boolean {
  const [pattern, longer] = place.split(' in ')
  return at.length > 1 && longer !== undefined ? longer.split(',').includes(name) : at.some((quarter) => (Number(pattern) >> quarter) & 1)
}

function inWindows({ rules: { threshold }, splitWindow }: Policy, key: BehindKey, told: readonly Told[], held: readonly ReachKey[], attack: Attack): string[] {
  const isPeople = held.length === 0 || held[0] === 'sessions'
  const shown = told.map((one) => figuresOf(one, key, isPeople ? key : held[0]!))
  const longer = shown.filter(({ at }) => at.length > 1)
  const sessions = held.flatMap((figure) => told.map((one) => figuresOf(one, key, figure)))
  const groups = [
    ...shown.filter((one) => everTold(one, shown).size < threshold).map((one): Group => ({ what: `${key} of ${one.name}`, people: one.people.size, isIn: (place) => isThere(place, one), isDerived: false })),
    ...(isPeople ? [...subtracted(key, shown, longer, threshold), ...inBoth(key, shown, threshold), ...gone(key, shown, threshold), ...late(key, shown, threshold)] : []),
  ]
  return groups.flatMap(({ what, people, isIn, isDerived, isGone = false }) => {
    attack.groups++
    const within = (isLoose: boolean): ReturnType<typeof attempt> => {
      const places = placesOf(key, isPeople, longer, isLoose)
      return attempt([...knownOfWindows(places, isPeople ? shown : [], sessions, isLoose), ...(isGone ? byAdmission(places, shown, threshold) : [])], Object.fromEntries(places.filter(isIn).map((place) => [place, 1])))
    }
    // in quarters that divide people the assessed are also those in care, in longer windows they are not
    const isStrict = !isGone && (key !== 'assessed' || splitWindow !== 'quarter')
    if (isStrict) attack.strict++
    let found = within(!isStrict)
    const isExposed = (): boolean => typeof found === 'string' || (isDerived ? found.lo >= 1 && found.hi < threshold : !isSafe(threshold, found))
    // what follows from figures that late notes came between proves nothing: it may be untrue of the people who were there, or true by chance
    if (isStrict && (found === 'contradictory' || (typeof found !== 'string' && (people < found.lo || people > found.hi)) || (isExposed() && longer.some((one) => isOtherThanCounted(one, shown))))) {
      attack.loosened++
      found = within(true)
    }
    return isExposed() ? [`${what} ${JSON.stringify(found)}`] : []
  })
}

function knownOfWindows(places: readonly string[], shown: readonly Shown[], sessions: readonly Shown[], isLoose: boolean): Known[] {
  type Span = Pick<Shown, 'at' | 'name'>
  const sum = (one: Span, times = 1): Record<string, number> => Object.fromEntries(places.filter((place) => isThere(place, one)).map((place) => [place, times]))
  // sessions may come late or be taken back as well: then those of a longer window are a number of their own
  const heldIn = ({ at, name }: Span): Record<string, number> => (isLoose && at.length > 1 ? { [`held ${name}`]: 1 } : Object.fromEntries(at.map((quarter) => [`held ${quarter}`, 1])))
  const most: Span[] = [...quarters.map((quarter) => ({ name: '', at: [quarter] })), ...(isLoose ? new Map(sessions.filter(({ at }) => at.length > 1).map((one) => [one.name, one])).values() : [])]
  return [
    ...shown.flatMap((one): Known[] => (one.told ? [{ coef: sum(one), ...one.told }] : [])),
    ...sessions.flatMap((one): Known[] => (one.told ? [{ coef: heldIn(one), ...one.told }] : [])),
    // 13 sessions a quarter each, at the most
    ...(sessions.length === 0 ? [] : most.map((one): Known => ({ coef: { ...sum(one, 13 * one.at.length), ...Object.fromEntries(Object.keys(heldIn(one)).map((name) => [name, -1])) }, lo: 0 }))),
  ]
}

/** A longer window of whom some are in none of its quarters as these were counted, or the other way round. */
function isOtherThanCounted(one: Shown, shown: readonly Shown[]): boolean {
  const inside = shown.filter((inner) => inner.at.length === 1 && isWithin(inner, one))
  const people = new Set(inside.flatMap((inner) => [...inner.people]))
  return one.told !== undefined && inside.length === one.at.length && apart(one.people, people) + apart(people, one.people) > 0
}

/** Who was counted in a window, and in those in it that told of them: they stay told of where notes were taken back since. */
const everTold = (one: Shown, shown: readonly Shown[]): ReadonlySet<string> => new Set([one, ...shown.filter((inner) => inner.told && isWithin(inner, one))].flatMap(({ people }) => [...people]))

type Group = { what: string; /** How many there truly were. */ people: number; isIn: (place: string) => boolean; isDerived: boolean; /** They fit only a reading in which notes were taken back. */ isGone?: boolean }

/** Who is in a longer window and in none of some shorter ones, whichever are left out: also in one quarter and in none of the others. */
function subtracted(key: BehindKey, shown: readonly Shown[], longer: readonly Shown[], threshold: number): Group[] {
  return shown.filter(({ told }) => told).flatMap((outer) => subsets(shown.filter((inner) => inner.told && isWithin(inner, outer))).flatMap((shorter) => {
    const isIn = (place: string): boolean => isThere(place, outer) && !shorter.some((one) => isThere(place, one))
    const left = [...outer.people].filter((person) => !shorter.some(({ people }) => people.has(person))).length
    const isNobody = !placesOf(key, true, longer, false).some(isIn)
    return left < threshold && !isNobody ? [{ what: `${key} of ${outer.name} without ${shorter.map(({ name }) => name).join(', ')}`, people: left, isIn, isDerived: false }] : []
  }))
}

const subsets = <T>(list: readonly T[]): T[][] => Array.from({ length: 2 ** list.length - 1 }, (_, bits) => list.filter((_, at) => ((bits + 1) >> at) & 1))

/** Who was in some shorter windows and is not in a longer one that was counted later. */
function gone(key: BehindKey, shown: readonly Shown[], threshold: number): Group[] {
  return shown.filter(({ told }) => told).flatMap((outer) => subsets(shown.filter((inner) => inner.told && isWithin(inner, outer))).flatMap((shorter) => {
    const people = apart(new Set(shorter.flatMap((one) => [...one.people])), outer.people)
    const isIn = (place: string): boolean => !isThere(place, outer) && shorter.some((one) => isThere(place, one))
    return people > 0 && people < threshold ? [{ what: `${key} of ${shorter.map(({ name }) => name).join(', ')} gone from ${outer.name}`, people, isIn, isDerived: false, isGone: true }] : []
  }))
}

/** Who is in a longer window and in none of its quarters, all of which are shown: notes of theirs came late. */
function late(key: BehindKey, shown: readonly Shown[], threshold: number): Group[] {
  return shown.filter(({ told }) => told).flatMap((outer) => {
    const inside = shown.filter((inner) => inner.told && inner.at.length === 1 && isWithin(inner, outer))
    const people = apart(outer.people, new Set(inside.flatMap((one) => [...one.people])))
    const isIn = (place: string): boolean => isThere(place, outer) && !inside.some((one) => isThere(place, one))
    return inside.length > 0 && inside.length === outer.at.length && people < threshold ? [{ what: `${key} of ${outer.name} come late`, people, isIn, isDerived: false, isGone: true }] : []
  })
}

/** What the rule itself says of every longer window that is shown: T people or more are in it and in none of the shorter ones that leave some of it. */
function byAdmission(places: readonly string[], shown: readonly Shown[], threshold: number): Known[] {
  return shown.filter(({ told }) => told).flatMap((outer) => outer.at.flatMap((quarter): Known[] => {
    const shorter = shown.filter((inner) => inner.told && isWithin(inner, outer) && !inner.at.includes(quarter))
    const left = places.filter((place) => isThere(place, outer) && !shorter.some((one) => isThere(place, one)))
    return shorter.length === 0 ? [] : [{ coef: Object.fromEntries(left.map((place) => [place, 1])), lo: threshold }]
  }))
}

function inBoth(key: BehindKey, shown: readonly Shown[], threshold: number): Group[] {
  return shown.flatMap((one, at) => shown.slice(at + 1).filter((other) => one.told && other.told && !isWithin(one, other) && !isWithin(other, one)).flatMap((other) => {
    const people = one.people.size - apart(one.people, other.people)
    return people > 0 && people < threshold ? [{ what: `${key} of ${one.name} and ${other.name}`, people, isIn: (place: string) => isThere(place, one) && isThere(place, other), isDerived: true }] : []
  }))
}

/** A figure beside the whole it is a part of tells of the others; and of those who are in the whole no more, knowing that the others are T. */
function leftOver({ rules: { threshold } }: Policy, told: Told, whole: 'assessed' | 'inCare', part: 'newAssessed' | 'newInCare'): string[] {
  const [all, some] = [figuresOf(told, whole, whole), figuresOf(told, part, part)]
  if (!all.told || !some.told) return []
  const others = { lo: Math.max(0, all.told.lo - some.told.hi), hi: all.told.hi - some.told.lo }
  const gone = { lo: Math.max(0, some.told.lo + threshold - all.told.hi), hi: Infinity }
  return [
    ...(apart(all.people, some.people) >= threshold || isSafe(threshold, others) ? [] : [`${all.name}: ${whole} without ${part} ${JSON.stringify(others)}`]),
    ...(apart(some.people, all.people) >= threshold || isSafe(threshold, gone) ? [] : [`${all.name}: ${part} gone from ${whole} ${JSON.stringify(gone)}`]),
  ]
}

function attempt(known: readonly Known[], target: Record<string, number>): Interval | 'timed-out' | 'contradictory' {
  try {
    return boundsOf(known, target)
  } catch (error) {
    if (error instanceof ImpossibleRecord) return 'contradictory'
    throw error
  }
}

const apart = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((each) => !other.has(each)).length
/** At least nothing, and T - 1 or more cannot be ruled out. */
const isSafe = (threshold: number, { lo, hi }: Interval): boolean => lo < 1 && hi >= threshold - 1
