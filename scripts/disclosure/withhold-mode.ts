import { boundsOf, type Known } from '#app/outcomes/integer-bounds.ts'
import { isSafe } from '#app/outcomes/ledger-rules.ts'
import type { DisclosureRules } from '#app/outcomes/policy.ts'
import { intervalOf, rounded } from '#app/outcomes/rounding.ts'
import { leavesOf, nodesOf, type TreeNode } from '#app/outcomes/tree.ts'
import { compare, objectOr, textsIn, type Mismatch, type Vector } from './vector.ts'

export type Group = { id: string; leaves: readonly string[] }

/**
 * What others do, for comparison: print every node and punch holes (small nodes, then whatever else must go). It is checked
 * here so that the vectors' figures for it stand; no page and no file of the product publishes this way.
 */
export function checkWithholding(rules: DisclosureRules, root: TreeNode, counts: Record<string, number>, mode: Vector): Mismatch[] {
  const groups = nodesOf(root).map((node): Group => ({ id: node.id, leaves: leavesOf(node).map((leaf) => leaf.id) }))
  const { withheld, primary } = withhold(rules, groups, textsIn(mode.order), counts)
  const published = Object.fromEntries(groups.map(({ id, leaves }) => [id, withheld.has(id) ? 'WITHHELD' : rounded(sumOf(leaves, counts), rules.personBase)]))
  const known = knownOf(rules, groups.filter(({ id }) => !withheld.has(id)), counts)
  const attacks = Object.entries(objectOr(mode.audit)).flatMap(([id, said]) => {
    const group = groups.find((one) => one.id === id)
    const found = group && boundsOf(known, coefficientsOf(group))
    if (!found || found === 'timed-out') return [`withhold mode, audit: ${id} cannot be worked out`]
    return compare(`withhold mode, audit: ${id}`, said, { true: sumOf(group.leaves, counts), ...found, safe: isSafe(rules.threshold, found) })
  })
  return [
    ...compare('withhold mode, expected', mode.expected, published),
    ...compare('withhold mode, primary', mode.primary && [...textsIn(mode.primary)].sort(), [...primary].sort()),
    ...compare('withhold mode, secondary', mode.secondary && [...textsIn(mode.secondary)].sort(), [...withheld].filter((id) => !primary.has(id)).sort()),
    ...attacks,
  ]
}

/** Small groups first; then the fewest others, in the order given, that leave every small group safe. */
export function withhold(rules: DisclosureRules, groups: readonly Group[], order: readonly string[], counts: Record<string, number>) {
  const primary = new Set(groups.filter(({ leaves }) => sumOf(leaves, counts) < rules.threshold).map(({ id }) => id))
  const small = groups.filter(({ id }) => primary.has(id))
  const isEnough = (withheld: ReadonlySet<string>): boolean => {
    const known = knownOf(rules, groups.filter(({ id }) => !withheld.has(id)), counts)
    return small.every((group) => {
      const found = boundsOf(known, coefficientsOf(group))
      return found !== 'timed-out' && isSafe(rules.threshold, found)
    })
  }
  const others = order.filter((id) => !primary.has(id))
  for (let size = 0; size <= others.length; size++) {
    for (const chosen of combinations(others, size)) {
      const withheld = new Set([...primary, ...chosen])
      if (isEnough(withheld)) return { withheld, primary }
    }
  }
  return { withheld: new Set(groups.map(({ id }) => id)), primary }
}

function* combinations(of: readonly string[], size: number): Generator<string[]> {
  if (size === 0) return void (yield [])
  for (const [at, first] of of.entries()) for (const rest of combinations(of.slice(at + 1), size - 1)) yield [first, ...rest]
}

export const sumOf = (leaves: readonly string[], counts: Record<string, number>): number => leaves.reduce((all, leaf) => all + (counts[leaf] ?? 0), 0)
export const coefficientsOf = ({ leaves }: Group): Record<string, number> => Object.fromEntries(leaves.map((leaf) => [leaf, 1]))

const knownOf = (rules: DisclosureRules, groups: readonly Group[], counts: Record<string, number>): Known[] =>
  intervalsOf(rules, groups, Object.fromEntries(groups.map(({ id, leaves }) => [id, rounded(sumOf(leaves, counts), rules.personBase)])))

export const intervalsOf = (rules: DisclosureRules, groups: readonly Group[], shown: Record<string, number>): Known[] =>
  groups.map((group) => ({ coef: coefficientsOf(group), ...intervalOf(shown[group.id]!, rules.personBase, rules.threshold) }))
