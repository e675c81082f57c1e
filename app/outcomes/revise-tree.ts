import { apartAsCounted } from './apart.ts'
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
 * A corrected tree may be issued when beside every version that stands, at every node shown in either, nobody changed, or T or more did
 * and neither side can be worked out; and people changed at all since the newest (sessions and points alone never do). Whoever are
 * again those of an older version have not changed beside that: its figures are issued once more.
 */
export function mayReviseTree(rules: DisclosureRules, tree: Tree, versions: readonly TreeDocument[], after: TreeDocument): boolean {
  const moved = versions.map((before) => changesIn(rules, tree, before, after))
  return moved.at(-1)!.length > 0 && moved.flat().every(({ added, removed, was, is }) => mayRevise(rules.threshold, { added, removed }, was, is))
}

export type NodeChange = { node: string; added: number; removed: number; /** What the two figures say. */ was: Interval; is: Interval }

/** Who came and who went, as the figures count them, at every node that is shown in one of two versions: where somebody did, or it is shown in one alone. */
export function changesIn(rules: DisclosureRules, tree: Tree, before: TreeDocument, after: TreeDocument): NodeChange[] {
  const nodes = nodesOf(tree.root).filter((node) => shownOf(before, node) !== null || shownOf(after, node) !== null)
  return nodes.flatMap((node) => {
    const [people, those] = [peopleOf(before, node), peopleOf(after, node)]
    const [was, is] = [shownOf(before, node), shownOf(after, node)]
    const [added, removed] = [apartAsCounted(those, people), apartAsCounted(people, those)]
    if (added + removed === 0 && was !== null && is !== null) return []
    return [{ node: node.id, added, removed, was: told(rules, tree, node, was), is: told(rules, tree, node, is) }]
  })
}

const shownOf = ({ figures }: TreeDocument, { id }: TreeNode): number | null => figures.find((one) => one.node === id && one.measure === 'people')?.shown ?? null
const peopleOf = ({ people }: TreeDocument, node: TreeNode): string[] => leavesOf(node).flatMap((leaf) => people[leaf.id] ?? [])

function told(rules: DisclosureRules, tree: Tree, node: TreeNode, shown: number | null): Interval {
  if (shown === null) return { lo: 0, hi: Infinity }
  return isExact(rules, tree, node) ? { lo: shown, hi: shown } : intervalOf(shown, rules.personBase, rules.threshold)
}
