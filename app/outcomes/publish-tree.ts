import { bandOf } from './band.ts'
import { cutTree } from './cut.ts'
import type { DisclosureRules } from './policy.ts'
import { meanOf } from './mean.ts'
import { intervalOf, rounded } from './rounding.ts'
import { emptyTally, type Tally } from './tally.ts'
import { nodesOf, type Tree, type TreeNode } from './tree.ts'

/** `band`: how much of the whole a part is at least, in hundredths. */
export type Measure = 'people' | 'sessions' | 'mean' | 'band'
export type NodeFigure = { node: string; measure: Measure; shown: number | null }

/** What a window's trees stand on: whether the population itself may be shown, and whether a mean may stand beside those that do. */
export type Ground = { rootIsShown?: boolean; mayHaveMean?: (node: string) => boolean }

/**
 * The figures of one tree, for every node and both measures, in the tree's order: also the nodes that are not shown and those
 * where nobody is. Where the population may not be shown in this window, nothing is.
 */
export function publishTree(rules: DisclosureRules, tree: Tree, tallyOf: (node: string) => Tally = () => emptyTally, { rootIsShown = true, mayHaveMean = () => true }: Ground = {}): NodeFigure[] {
  const enough = enoughPeople(rules, tree, tallyOf)
  const forPeople = new Set(rootIsShown ? cutTree(tree, enough) : [])
  const forSessions = new Set(rootIsShown ? cutTree(tree, (node) => enough(node) && isSpread(rules, tallyOf(node.id))) : [])
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

/** At least T people; and where a public list knows how many there are, at least T - 1 who are not among them. */
export function enoughPeople({ threshold, personBase }: DisclosureRules, { publiclyKnown }: Tree, tallyOf: (node: string) => Tally): (node: TreeNode) => boolean {
  return ({ id }) => {
    const { people } = tallyOf(id)
    const known = publiclyKnown?.[id]
    const others = known === undefined ? Infinity : known - intervalOf(rounded(people, personBase), personBase).hi
    return people >= threshold && others >= threshold - 1
  }
}

/**
 * Sessions never open a node by their own number: 21 sessions of 3 people are a group of 3. Beyond enough people, no person
 * and no family may hold more than half, and what the two largest leave must be a fifth of the largest.
 */
export function isSpread({ dominance, rest }: DisclosureRules, { sessions, byPerson, byFamily }: Tally): boolean {
  return [byPerson, byFamily].every(([first = 0, second = 0]) => first <= dominance * sessions && sessions - first - second >= rest * first)
}

/** Headlines are figures of the whole programme; under `exact` they are printed as they are, everything else is rounded. */
export const isExact = (rules: DisclosureRules, tree: Tree, node: TreeNode): boolean => rules.headline === 'exact' && (node.headline === true || node.id === tree.root.id)

const peopleShown = (rules: DisclosureRules, tree: Tree, node: TreeNode, people: number): number => (isExact(rules, tree, node) ? people : rounded(people, rules.personBase))
