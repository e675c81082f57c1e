import type { DisclosureRules } from './policy.ts'
import { intervalOf, rounded } from './rounding.ts'
import type { Tally } from './tally.ts'
import type { Tree, TreeNode } from './tree.ts'

type TallyOf = (node: string) => Tally

/** At least T people; and where a public list knows how many there are, at least T - 1 who are not among them. */
export function enoughPeople({ threshold, personBase }: DisclosureRules, { publiclyKnown }: Tree, tallyOf: TallyOf): (node: TreeNode) => boolean {
  return ({ id }) => {
    const { people } = tallyOf(id)
    const known = publiclyKnown?.[id]
    const others = known === undefined ? Infinity : known - intervalOf(rounded(people, personBase), personBase).hi
    return people >= threshold && others >= threshold - 1
  }
}

/** Sessions never open a node by their own number: 21 sessions of 3 people are a group of 3. */
export function enoughForSessions(rules: DisclosureRules, tree: Tree, tallyOf: TallyOf): (node: TreeNode) => boolean {
  const enough = enoughPeople(rules, tree, tallyOf)
  return (node) => enough(node) && isSpread(rules, tallyOf(node.id))
}

/** No person and no family may hold more than half, and what the two largest leave must be a fifth of the largest. */
export function isSpread({ dominance, rest }: DisclosureRules, { sessions, byPerson, byFamily }: Pick<Tally, 'sessions' | 'byPerson' | 'byFamily'>): boolean {
  return [byPerson, byFamily].every(([first = 0, second = 0]) => first <= dominance * sessions && sessions - first - second >= rest * first)
}
