import { areaTree, type Area } from './default-trees.ts'
import { publishTree } from './publish-tree.ts'
import { defaultRules } from './policy.ts'
import { peopleAlone } from './tally.ts'
import { leavesOf, nodesOf, type Label, type TreeNode } from './tree.ts'

export type TriedNode = { id: string; label: Label; depth: number; shows: number }
export type Tried = { people: number; areas: number; districts: number; nodes: TriedNode[] }

const caseloads = 100

/**
 * What a tree of areas would show of a programme of this size: invented caseloads, drawn by a fixed generator, districts of
 * very different size in each. No real count goes in, so a design can be tried as often as one likes and tells nothing.
 */
export function tryAreas(areas: readonly Area[], people: number, publiclyKnown: Readonly<Record<string, number>> = {}): Tried {
  const tree = { ...areaTree(areas), publiclyKnown }
  const leaves = leavesOf(tree.root)
  const draw = fixedDraws()
  const shows = new Map<string, number>()
  for (let caseload = 0; caseload < caseloads; caseload++) {
    // elsewhere is nobody, or nearly nobody
    const weights = leaves.map((leaf) => (leaf.id === 'elsewhere' ? 0.05 : 0.3 + draw() ** 2))
    const counts = shared(people, weights, draw)
    const countOf = (node: TreeNode): number => leavesOf(node).reduce((all, leaf) => all + counts[leaves.indexOf(leaf)]!, 0)
    const nodes = new Map(nodesOf(tree.root).map((node) => [node.id, countOf(node)]))
    for (const { node, measure, shown } of publishTree(defaultRules, tree, (id) => peopleAlone(nodes.get(id)!))) {
      if (measure === 'people' && shown !== null) shows.set(node, (shows.get(node) ?? 0) + 1)
    }
  }
  const nodes = withDepth(tree.root).map(({ node, depth }): TriedNode => ({ id: node.id, label: node.label, depth, shows: shows.get(node.id) ?? 0 }))
  const isArea = ({ id }: TriedNode): boolean => id.startsWith('area-')
  const isDistrict = ({ id }: TriedNode): boolean => id.startsWith('district-')
  return { people, nodes, areas: nodes.filter((one) => isArea(one) && one.shows > caseloads / 2).length, districts: nodes.filter((one) => isDistrict(one) && one.shows <= caseloads / 2).length }
}

const withDepth = (node: TreeNode, depth = 0): { node: TreeNode; depth: number }[] => [{ node, depth }, ...(node.children ?? []).flatMap((child) => withDepth(child, depth + 1))]

/** People one by one, each into a leaf by its weight. */
function shared(people: number, weights: readonly number[], draw: () => number): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const counts = weights.map(() => 0)
  for (let person = 0; person < people; person++) {
    let left = draw() * all
    const at = weights.findIndex((weight) => (left -= weight) < 0)
    counts[at < 0 ? 0 : at]!++
  }
  return counts
}

/** The same draws for everybody and every time (mulberry32). */
function fixedDraws(): () => number {
  let state = 20_240_614
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
