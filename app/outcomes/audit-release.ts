import { boundsOf, type Known, type Solving } from './integer-bounds.ts'
import { isSafe } from './ledger-rules.ts'
import { isExact, type NodeFigure } from './publish-tree.ts'
import type { DisclosureRules, Policy } from './policy.ts'
import { intervalOf, type Interval } from './rounding.ts'
import { childrenOf, leavesOf, nodesOf, type Tree, type TreeNode } from './tree.ts'

/** Everything one split window has told, of every tree: its figures, and the true number of people in each node. */
export type AuditedWindow = { name: string; trees: readonly AuditedTree[]; outside: readonly OutsideFigure[] }
export type AuditedTree = { tree: Tree; figures: readonly NodeFigure[]; people: (node: string) => number }
/** What another publisher (a register, a ministry) has said about a node in the same window. */
export type OutsideFigure = { tree: string; node: string; lo: number; hi: number }
/** People in one window and not in another that lies inside it, both shown; or who came and went in a revision. */
export type CountedDifference = { name: string; people: number; told: Interval | null }

export type Exposure = { where: string; lo: number | null; hi: number | null }
export type AuditReport = { groups: number; exposed: Exposure[] }

/** Sessions one person could have had in a quarter, by the programme's own rule of a session a week. */
export const sessionsInQuarter = 13

type How = Partial<Solving> & { quarters?: number }

/**
 * The attack, before anybody approves: for every group of fewer than T people, the least and the most that a reader of *all*
 * releases could prove. Exposed is what is not "0 to T - 1 or more"; also what the solver could not finish.
 */
export function auditRelease(policy: Pick<Policy, 'rules'>, windows: readonly AuditedWindow[], differences: readonly CountedDifference[] = [], how: How = {}): AuditReport {
  const attack = attackRelease(policy, windows, differences, how)
  for (;;) {
    const step = attack.next()
    if (step.done) return step.value
  }
}

/** The same, one group at a time, for whoever has others to let by in between. */
export function* attackRelease({ rules }: Pick<Policy, 'rules'>, windows: readonly AuditedWindow[], differences: readonly CountedDifference[], how: How): Generator<undefined, AuditReport> {
  const exposed: Exposure[] = []
  let groups = 0
  for (const window of windows) {
    const known = knownOf(rules, window, how.quarters ?? 1)
    for (const { where, coef } of smallGroups(rules, window)) {
      const told = boundsOf(known, coef, how)
      if (told === 'timed-out') exposed.push({ where, lo: null, hi: null })
      else if (!isSafe(rules.threshold, told)) exposed.push({ where, ...told })
      groups++
      yield
    }
  }
  const near = differences.filter(({ people, told }) => people < rules.threshold && !(told && isSafe(rules.threshold, told)))
  return { groups: groups + differences.length, exposed: [...exposed, ...near.map(({ name, told }): Exposure => ({ where: name, lo: told?.lo ?? null, hi: told?.hi ?? null }))] }
}

/**
 * One system for a window: the leaves of every tree, tied together where trees divide the same people. Any two divisions of the
 * same number of people fit together in some caseload, so nothing is lost by not crossing them.
 */
export function knownOf(rules: DisclosureRules, { trees, outside }: AuditedWindow, quarters = 1): Known[] {
  return [
    ...trees.flatMap((audited) => treeRows(rules, audited, quarters)),
    ...(rules.reachRoots === 'T' ? tiesOf(trees) : []),
    ...outside.flatMap(({ tree, node, lo, hi }): Known[] => {
      const audited = trees.find((one) => one.tree.id === tree)
      const found = audited && nodesOf(audited.tree.root).find((one) => one.id === node)
      return found ? [{ coef: groupOf(tree, found), lo, hi }] : []
    }),
  ]
}

/** Leaves are named by tree and leaf; a group of people is a sum of leaves. */
const groupOf = (tree: string, node: TreeNode, sign = 1): Record<string, number> => Object.fromEntries(leavesOf(node).map((leaf) => [`${tree} ${leaf.id}`, sign]))

function treeRows(rules: DisclosureRules, { tree, figures }: AuditedTree, quarters: number): Known[] {
  const byId = new Map(nodesOf(tree.root).map((node) => [node.id, node]))
  const shown = figures.flatMap(({ node, measure, shown }): Known[] => {
    const coef = groupOf(tree.id, byId.get(node)!)
    if (shown === null) return []
    // the reader knows the rule: one part is small, and it is not this one
    if (measure === 'band') return childrenOf(tree.root).filter((part) => part.id !== node).map((part): Known => ({ coef: groupOf(tree.id, part), hi: rules.threshold - 1 }))
    // a mean says nothing of how many there are; means beside each other are compared by people
    if (measure === 'mean') return []
    if (measure === 'sessions') return [{ coef, lo: Math.ceil(intervalOf(shown, rules.sessionBase).lo / (sessionsInQuarter * quarters)) }]
    // a whole-programme figure below T is reach: it is released by its own rule and says nothing about a part
    if (isExact(rules, tree, byId.get(node)!)) return shown < rules.threshold ? [] : [{ coef, lo: shown, hi: shown }]
    return [{ coef, ...intervalOf(shown, rules.personBase, rules.threshold) }]
  })
  const listed = Object.entries(tree.publiclyKnown ?? {}).map(([node, hi]): Known => ({ coef: groupOf(tree.id, byId.get(node)!), hi }))
  return [...shown, ...listed]
}

/** The people a tree divides are a node of the cascade: equal sums. */
function tiesOf(trees: readonly AuditedTree[]): Known[] {
  const cascade = trees.find(({ tree }) => tree.attributes.includes('stage'))
  if (!cascade) return []
  return trees.flatMap(({ tree }): Known[] => {
    const base = nodesOf(cascade.tree.root).find((node) => node.id === tree.base)
    return tree === cascade.tree || !base ? [] : [{ coef: { ...groupOf(tree.id, tree.root), ...groupOf(cascade.tree.id, base, -1) }, lo: 0, hi: 0 }]
  })
}

/** Every node with fewer than T people, and what is left of a node without one of its parts, where that is fewer. */
function smallGroups({ threshold, reachRoots }: DisclosureRules, { name, trees }: AuditedWindow): { where: string; coef: Record<string, number> }[] {
  return trees.flatMap(({ tree, people }) => nodesOf(tree.root).flatMap((node) => [
    ...(people(node.id) < threshold && (node !== tree.root || reachRoots === 'T') ? [{ where: `${name} ${tree.id} ${node.id}`, coef: groupOf(tree.id, node) }] : []),
    ...childrenOf(node).filter((child) => childrenOf(node).length > 2 && people(node.id) - people(child.id) < threshold).map((child) => ({
      where: `${name} ${tree.id} ${node.id} without ${child.id}`, coef: groupOf(tree.id, { ...node, children: childrenOf(node).filter((one) => one !== child) }),
    })),
  ]))
}
