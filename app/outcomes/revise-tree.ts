import { apart } from './apart.ts'
import type { TreeDocument } from './ledger-entry.ts'
import { mayRevise } from './ledger-rules.ts'
import { isExact } from './publish-tree.ts'
import type { DisclosureRules } from './policy.ts'
import { intervalOf, type Interval } from './rounding.ts'
import { leavesOf, nodesOf, type Tree, type TreeNode } from './tree.ts'

/** Whether anything about a tree is different from what was counted first: people, where they stand, sessions, or points. */
export function hasChanged(before: TreeDocument, after: TreeDocument): boolean {
  return said(before) !== said(after)
}

const said = ({ people, sessions, changes = {} }: TreeDocument): string => JSON.stringify([sorted(people), sorted(sessions), sorted(changes)])
const sorted = <T>(values: Record<string, T>): [string, T][] => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * A corrected tree may be issued when at every node that is shown before or after, nobody changed, or T or more did and neither
 * side can be worked out; and people changed at all (sessions and points alone never do).
 */
export function mayReviseTree(rules: DisclosureRules, tree: Tree, before: TreeDocument, after: TreeDocument): boolean {
  const nodes = nodesOf(tree.root).filter((node) => shownOf(before, node) !== null || shownOf(after, node) !== null)
  const changes = nodes.map((node) => {
    const [was, is] = [peopleOf(before, node), peopleOf(after, node)]
    return { node, added: apart(is, was), removed: apart(was, is), opens: shownOf(before, node) === null || shownOf(after, node) === null }
  })
  const moved = changes.filter(({ added, removed, opens }) => added + removed > 0 || opens)
  return moved.length > 0 && moved.every(({ node, added, removed }) => mayRevise(rules.threshold, { added, removed }, told(rules, tree, node, shownOf(before, node)), told(rules, tree, node, shownOf(after, node))))
}

const shownOf = ({ figures }: TreeDocument, { id }: TreeNode): number | null => figures.find((one) => one.node === id && one.measure === 'people')?.shown ?? null
const peopleOf = ({ people }: TreeDocument, node: TreeNode): ReadonlySet<string> => new Set(leavesOf(node).flatMap((leaf) => people[leaf.id] ?? []))

function told(rules: DisclosureRules, tree: Tree, node: TreeNode, shown: number | null): Interval {
  if (shown === null) return { lo: 0, hi: Infinity }
  return isExact(rules, tree, node) ? { lo: shown, hi: shown } : intervalOf(shown, rules.personBase, rules.threshold)
}
