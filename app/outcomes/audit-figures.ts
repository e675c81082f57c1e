import { auditRelease, type AuditedWindow, type AuditReport, type CountedDifference } from './audit-release.ts'
import { apart } from './apart.ts'
import type { Policy } from './policy.ts'
import { behindKeys } from './reach-keys.ts'
import { windowName } from './reach-window.ts'
import type { StandingFigures, StandingTree } from './standing-figures.server.ts'
import { leavesOf, nodesOf } from './tree.ts'
import { isInside, isSame } from './window-order.ts'

/** The attack on everything that stands and what would be added. Figures of another year's catalogue were attacked under it. */
export function auditFigures(policy: Policy, trees: readonly StandingTree[], reach: StandingFigures['reach']): AuditReport {
  const own = trees.filter((one) => one.policyVersion === policy.version)
  const windows = [...Map.groupBy(own, (one) => windowName(one.window))].map(([name, standing]) => windowOf(policy, name, standing))
  const quarters = Math.max(1, ...own.map(({ window }) => quartersIn(window.startsOn, window.endsOn)))
  return auditRelease(policy, windows, policy.rules.reachRoots === 'T' ? differencesOf(reach) : [], { quarters })
}

function windowOf(policy: Policy, name: string, standing: readonly StandingTree[]): AuditedWindow {
  const newest = new Map(standing.map((one) => [one.tree, one]))
  return {
    name, outside: [],
    trees: policy.trees.flatMap((tree) => {
      const found = newest.get(tree.id)
      const nodes = new Map(nodesOf(tree.root).map((node) => [node.id, node]))
      return found ? [{ tree, figures: found.document.figures, people: (node: string) => leavesOf(nodes.get(node)!).reduce((all, leaf) => all + (found.document.people[leaf.id]?.length ?? 0), 0) }] : []
    }),
  }
}

/** Where headlines need T people: who is in a longer window and not in a shorter one, both shown. Counted, not solved. */
function differencesOf(reach: StandingFigures['reach']): CountedDifference[] {
  return reach.flatMap((outer) => reach.filter((inner) => isInside(inner.window, outer.window) && !isSame(inner.window, outer.window)).flatMap((inner) => behindKeys
    .filter((key) => typeof outer.shown[key] === 'number' && typeof inner.shown[key] === 'number')
    .map((key) => ({ name: `${key} ${windowName(outer.window)} without ${windowName(inner.window)}`, people: apart(new Set(outer.members[key]), new Set(inner.members[key])), told: null }))))
}

const quartersIn = (from: string, to: string): number => Math.ceil(((Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1) / 3)
