import { cutTree } from './cut.ts'
import type { DisclosureRules } from './policy.ts'
import { intervalOf, rounded } from './rounding.ts'
import { emptyTally, type Tally } from './tally.ts'
import { nodesOf, type Tree, type TreeNode } from './tree.ts'

export type Measure = 'people' | 'sessions'
export type NodeFigure = { node: string; measure: Measure; shown: number | null }

/**
 * The figures of one tree, for every node and both measures, in the tree's order: also the nodes that are not shown and those
 * where nobody is. `rootIsShown` is false where the population itself may not be shown in this window: then nothing is.
 */
export function publishTree(rules: DisclosureRules, tree: Tree, tallyOf: (node: string) => Tally = () => emptyTally, rootIsShown = true): NodeFigure[] {
  const enough = enoughPeople(rules, tree, tallyOf)
  const forPeople = new Set(rootIsShown ? cutTree(tree, enough) : [])
  const forSessions = new Set(rootIsShown ? cutTree(tree, (node) => enough(node) && isSpread(rules, tallyOf(node.id))) : [])
  return nodesOf(tree.root).flatMap((node): NodeFigure[] => [
    { node: node.id, measure: 'people', shown: forPeople.has(node.id) ? peopleShown(rules, tree, node, tallyOf(node.id).people) : null },
    { node: node.id, measure: 'sessions', shown: forSessions.has(node.id) ? rounded(tallyOf(node.id).sessions, rules.sessionBase) : null },
  ])
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
