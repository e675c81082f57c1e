import { attackRelease, type AuditedWindow, type AuditReport, type CountedDifference } from './audit-release.ts'
import type { Policy } from './policy.ts'
import { behindKeys, comesOnce, wholeOf, type BehindKey } from './reach-keys.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import type { OutsideFigure } from './outside-figure.ts'
import { fewBetween } from './mean.ts'
import type { StandingFigures } from './standing-figures.server.ts'
import { meansOf, type StandingTree } from './standing-tree.ts'
import { leavesOf, nodesOf } from './tree.ts'
import { headlineOf, toldOfGone, toldOfGoneFrom, toldOfLate } from './told-of-gone.ts'
import { attackOnChange, leftOf, type Counted } from './ledger-rules.ts'
import { changesIn } from './revise-tree.ts'
import { coversAll, isInside, isSame, subtractedFrom } from './window-order.ts'

/** Everything that stands, and what would be added. */
export type Public = { trees: readonly StandingTree[]; reach: StandingFigures['reach']; outside: readonly OutsideFigure[] }

/**
 * The attack on everything that stands and what would be added. Figures of another year's catalogue were attacked under it.
 * `turn` lets others work between two groups: a ledger of years takes seconds.
 */
export async function auditFigures(policy: Policy, { trees, reach, outside }: Public, turn: () => Promise<void>): Promise<AuditReport> {
  const own = trees.filter((one) => one.policyVersion === policy.version)
  const windows = [...Map.groupBy(own, (one) => windowName(one.window))].flatMap(([name, standing]) => versionsOf(policy, name, standing, outside.filter((one) => windowName(one.window) === name)))
  const quarters = Math.max(1, ...own.map(({ window }) => quartersIn(window.startsOn, window.endsOn)))
  const attack = attackRelease(policy, windows, [...(policy.rules.reachRoots === 'T' ? await differencesOf(policy, reach, turn) : []), ...betweenVersions(policy, own), ...betweenMeans(policy, trees)], { quarters })
  for (;;) {
    const step = attack.next()
    if (step.done) return step.value
    await turn()
  }
}

/** Every version that was published of a window; what others published is about the newest. */
function versionsOf(policy: Policy, name: string, standing: readonly StandingTree[], outside: AuditedWindow['outside']): AuditedWindow[] {
  const versions = [...Map.groupBy(standing, (one) => one.revision)].sort(([one], [other]) => one - other)
  return versions.map(([revision, trees], at) => windowOf(policy, `${name}/${revision}`, trees, at === versions.length - 1 ? outside : []))
}

function windowOf(policy: Policy, name: string, standing: readonly StandingTree[], outside: AuditedWindow['outside']): AuditedWindow {
  const newest = new Map(standing.map((one) => [one.tree, one]))
  return {
    name, outside,
    trees: policy.trees.flatMap((tree) => {
      const found = newest.get(tree.id)
      const nodes = new Map(nodesOf(tree.root).map((node) => [node.id, node]))
      return found ? [{ tree, figures: found.document.figures, people: (node: string) => leavesOf(nodes.get(node)!).reduce((all, leaf) => all + (found.document.people[leaf.id]?.length ?? 0), 0) }] : []
    }),
  }
}

/** Any two versions of a window tell who came in between and who went, wherever a group was shown in one of them. */
function betweenVersions({ rules, trees }: Policy, standing: readonly StandingTree[]): CountedDifference[] {
  return trees.flatMap((tree) => [...Map.groupBy(standing.filter((one) => one.tree === tree.id), ({ window }) => windowName(window)).values()].flatMap((versions) => versions.flatMap((after, at) => versions.slice(0, at).flatMap((before) => {
    const name = `${tree.id} ${windowName(after.window)}/${before.revision} and /${after.revision}`
    return changesIn(rules, tree, before.document, after.document).flatMap(({ node, added, removed, was, is }): CountedDifference[] => {
      const told = attackOnChange(was, is)
      return [{ name: `came to ${node} of ${name}`, people: added, told: told.added }, { name: `went from ${node} of ${name}`, people: removed, told: told.removed }]
    })
  }))))
}

/** Two means of one tool whose people differ by a few tell of those few. Over every window and revision, also of another year's catalogue. */
function betweenMeans({ rules }: Policy, trees: readonly StandingTree[]): CountedDifference[] {
  const means = trees.flatMap((one) => meansOf(one).map((mean) => ({ ...mean, name: `${mean.tree} ${windowName(one.window)}/${one.revision}` })))
  return means.flatMap((one, at) => means.slice(at + 1).filter((other) => other.tree === one.tree).flatMap((other) => {
    const few = fewBetween(rules.threshold, one.people, other.people)
    return few === null ? [] : [{ name: `mean of ${one.name} beside ${other.name}`, people: few, told: null }]
  }))
}

/** Where headlines need T people: who is in a longer window and not in shorter ones, and the other way round. Counted, not solved. */
async function differencesOf({ rules, splitWindow }: Policy, reach: StandingFigures['reach'], turn: () => Promise<void>): Promise<CountedDifference[]> {
  const differences: CountedDifference[] = []
  const headline = (key: BehindKey, { window, members, shown, rules: own = rules }: StandingFigures['reach'][number]): Headline[] => (typeof shown[key] === 'number' ? [{ ...headlineOf(own, key, window, (one) => shown[one], splitWindow), window, isKnown: members[key] !== undefined, people: new Set(members[key]) }] : [])
  for (const one of reach.filter(({ window }) => window.kind === 'project')) {
    for (const whole of headline('assessed', one)) for (const part of headline('inCare', one)) differences.push(besidePart(windowName(one.window), whole, part))
  }
  for (const key of behindKeys) {
    const shown = reach.flatMap((one) => headline(key, one))
    if (comesOnce(key)) differences.push(...reach.flatMap((one) => headline(key, one).flatMap((part) => headline(wholeOf[key]!, one).flatMap((whole) => besideWhole(rules, `${key} of ${wholeOf[key]} ${windowName(one.window)}`, part, whole)))))
    for (const outer of shown) {
      differences.push(...besideShorter(rules, key, outer, shown.filter((inner) => isInside(inner.window, outer.window) && !isSame(inner.window, outer.window))))
      await turn()
    }
  }
  return differences
}

type Headline = Counted & { window: ReachWindow; isKnown: boolean }

/** In a project period those in care are among the assessed, whose others a reader subtracts. */
const besidePart = (name: string, whole: Headline, part: Headline): CountedDifference => ({
  name: `assessed without inCare ${name}`, people: whole.isKnown && part.isKnown ? leftOf(whole.people, [part]) : 0, told: { lo: Math.max(0, whole.told.lo - part.told.hi), hi: whole.told.hi - part.told.lo },
})

/** Who was in a part and is not in the whole any more; counted on two days, a part may tell that. */
function besideWhole({ threshold }: Policy['rules'], name: string, part: Headline, whole: Headline): CountedDifference[] {
  return part.isKnown && whole.isKnown ? [{ name: `gone: ${name}`, people: leftOf(part.people, [whole]), told: toldOfGoneFrom(threshold, whole, part) }] : []
}

/**
 * Fewest are left of a longer window by the most that leave a month of it; fewest went from one shorter window by itself. Of all
 * shorter ones together, where they leave no month, somebody may be told to have gone, or to have come late.
 */
function besideShorter({ threshold }: Policy['rules'], key: BehindKey, outer: Headline, inside: readonly Headline[]): CountedDifference[] {
  const lists = subtractedFrom(outer.window, inside)
  const named = (list: readonly Headline[]): string => list.map(({ window }) => windowName(window)).join(', ')
  // of what was released before anybody kept who is behind it nothing is known: as if it were nobody
  const peopleIn = (list: readonly Headline[], people: () => number): number => ([outer, ...list].every(({ isKnown }) => isKnown) ? people() : 0)
  return [
    ...lists.map((list) => ({ name: `${key} ${named([outer])} without ${named(list)}`, people: peopleIn(list, () => leftOf(outer.people, list)), told: coversAll(outer.window, list) ? toldOfLate(outer, list) : null })),
    ...[...inside.map((one) => [one]), ...lists.filter(({ length }) => length > 1)].map((list) => ({
      name: `${key} ${named(list)} without ${named([outer])}`, people: peopleIn(list, () => leftOf(new Set(list.flatMap(({ people }) => [...people])), [outer])), told: toldOfGone(threshold, outer, list, comesOnce(key)),
    })),
  ]
}

const quartersIn = (from: string, to: string): number => Math.ceil(((Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1) / 3)
