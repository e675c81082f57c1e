import { bandOf } from './band.ts'
import { cutTree } from './cut.ts'
import { enoughForSessions, enoughPeople } from './large-enough.ts'
import type { DisclosureRules } from './policy.ts'
import { meanOf } from './mean.ts'
import { intervalOf, rounded } from './rounding.ts'
import { emptyTally, type Tally } from './tally.ts'
import { nodesOf, type Tree, type TreeNode } from './tree.ts'

/** `band`: how much of the whole a part is at least, in hundredths. */
export type Measure = 'people' | 'sessions' | 'mean' | 'band'
export type NodeFigure = { node: string; measure: Measure; shown: number | null }

/** What a window's trees stand on: whether the population itself may be shown, which nodes the ledger keeps back, and whether a mean may stand beside those that do. */
export type Ground = { rootIsShown?: boolean; keptBack?: string | undefined; mayHaveMean?: (node: string) => boolean }

/**
 * The figures of one tree, for every node and both measures, in the tree's order: also the nodes that are not shown and those
 * where nobody is. Where the population may not be shown in this window, nothing is.
 */
export function publishTree(rules: DisclosureRules, tree: Tree, tallyOf: (node: string) => Tally = () => emptyTally, { rootIsShown = true, keptBack, mayHaveMean = () => true }: Ground = {}): NodeFigure[] {
  const shownWhere = (isLarge: (node: TreeNode) => boolean): ReadonlySet<string> => new Set(rootIsShown ? cutTree(tree, (node) => node.id !== keptBack && isLarge(node)) : [])
  const forPeople = shownWhere(enoughPeople(rules, tree, tallyOf))
  const forSessions = shownWhere(enoughForSessions(rules, tree, tallyOf))
  const figures = nodesOf(tree.root).flatMap((node): NodeFigure[] => [
    { node: node.id, measure: 'people', shown: forPeople.has(node.id) ? peopleShown(rules, tree, node, tallyOf(node.id).people) : null },
    { node: node.id, measure: 'sessions', shown: forSessions.has(node.id) ? rounded(tallyOf(node.id).sessions, rules.sessionBase) : null },
    ...(node.mean ? [{ node: node.id, measure: 'mean' as const, shown: forPeople.has(node.id) && mayHaveMean(node.id) ? meanOf(rules, tallyOf(node.id).changes, rounded)?.mean ?? null : null }] : []),
  ])
  return [...figures, ...bandIn(rules, tree, tallyOf, forPeople)]
}

/** Only where the whole is shown and its two parts are not; from what is shown of the whole, never from what it is. */
function bandIn(rules: DisclosureRules, tree: Tree, tallyOf: (node: string) => Tally, shown: ReadonlySet<string>): NodeFigure[] {
  if (shown.size !== 1 || !shown.has(tree.root.id)) return []
  const { people } = tallyOf(tree.root.id)
  const atLeast = isExact(rules, tree, tree.root) ? people : intervalOf(rounded(people, rules.personBase), rules.personBase, rules.threshold).lo
  const found = bandOf(rules.threshold, tree, atLeast, tallyOf)
  return found ? [{ node: found.node, measure: 'band', shown: found.band }] : []
}

/** Headlines are figures of the whole programme; under `exact` they are printed as they are, everything else is rounded. */
export const isExact = (rules: DisclosureRules, tree: Tree, node: TreeNode): boolean => rules.headline === 'exact' && (node.headline === true || node.id === tree.root.id)

const peopleShown = (rules: DisclosureRules, tree: Tree, node: TreeNode, people: number): number => (isExact(rules, tree, node) ? people : rounded(people, rules.personBase))
