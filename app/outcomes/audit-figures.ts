import { attackRelease, type AuditedWindow, type AuditReport, type CountedDifference } from './audit-release.ts'
import { apart } from './apart.ts'
import type { Policy } from './policy.ts'
import { behindKeys } from './reach-keys.ts'
import { windowName } from './reach-window.ts'
import type { OutsideFigure } from './outside-figure.ts'
import { fewBetween } from './mean.ts'
import type { StandingFigures } from './standing-figures.server.ts'
import { meansOf, type StandingTree } from './standing-tree.ts'
import { leavesOf, nodesOf } from './tree.ts'
import { leftOf } from './ledger-rules.ts'
import { coversAll, isInside, isSame } from './window-order.ts'

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
  const attack = attackRelease(policy, windows, [...(policy.rules.reachRoots === 'T' ? differencesOf(reach) : []), ...betweenMeans(policy, trees)], { quarters })
  for (;;) {
    const step = attack.next()
    if (step.done) return step.value
    await turn()
  }
}

/** Every version that was published of a window; what others published is about the newest. */
function versionsOf(policy: Policy, name: string, standing: readonly StandingTree[], outside: AuditedWindow['outside']): AuditedWindow[] {
  const versions = [...Map.groupBy(standing, (one) => one.revision)].sort(([one], [other]) => one - other)
  return versions.map(([revision, trees], at) => (at === versions.length - 1 ? windowOf(policy, name, trees, outside) : windowOf(policy, `${name}/${revision}`, trees, [])))
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

/** Two means of one tool whose people differ by a few tell of those few. Over every window and revision, also of another year's catalogue. */
function betweenMeans({ rules }: Policy, trees: readonly StandingTree[]): CountedDifference[] {
  const means = trees.flatMap((one) => meansOf(one).map((mean) => ({ ...mean, name: `${mean.tree} ${windowName(one.window)}/${one.revision}` })))
  return means.flatMap((one, at) => means.slice(at + 1).filter((other) => other.tree === one.tree).flatMap((other) => {
    const few = fewBetween(rules.threshold, one.people, other.people)
    return few === null ? [] : [{ name: `mean of ${one.name} beside ${other.name}`, people: few, told: null }]
  }))
}

/** Where headlines need T people: who is in a longer window and not in a shorter one, or in none of all the shorter ones. Counted, not solved. */
function differencesOf(reach: StandingFigures['reach']): CountedDifference[] {
  return behindKeys.flatMap((key) => {
    const shown = reach.filter((one) => typeof one.shown[key] === 'number').map(({ window, members }) => ({ window, people: new Set(members[key]) }))
    return shown.flatMap((outer) => {
      const name = `${key} ${windowName(outer.window)}`
      const inside = shown.filter((inner) => isInside(inner.window, outer.window) && !isSame(inner.window, outer.window))
      const pairs = inside.map((inner): CountedDifference => ({ name: `${name} without ${windowName(inner.window)}`, people: apart(outer.people, inner.people), told: null }))
      const isWhole = inside.length < 2 || coversAll(outer.window, inside.map(({ window }) => window))
      return isWhole ? pairs : [...pairs, { name: `${name} without all in it`, people: leftOf(outer.people, inside), told: null }]
    })
  })
}

const quartersIn = (from: string, to: string): number => Math.ceil(((Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1) / 3)
