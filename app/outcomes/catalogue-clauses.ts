import type { DisclosureRules, Policy, TemplateTable } from './policy.ts'
import type { ReachKey } from './reach-keys.ts'
import type { WindowKind } from './reach-window.ts'
import { childrenOf, nodesOf, type Label, type Tree, type TreeNode } from './tree.ts'

/** One thing that the signature covers, with everything it needs to be said in words. What is no clause is not in a catalogue. */
export type Clause =
  | { kind: 'rule'; id: keyof DisclosureRules; value: number | string; threshold: number }
  | { kind: 'window'; id: 'splitWindow'; value: WindowKind }
  | { kind: 'tree'; id: string; title: Label; base: Label; attributes: readonly string[]; onClosed: Label | null; hasBands: boolean }
  | GroupClause
  | { kind: 'question'; id: string; title: Label; reach: readonly ReachKey[]; tables: { tree: Label; measures: TemplateTable['measures'] }[] }
export type GroupClause = { kind: 'group'; id: string; tree: Label; title: Label; inside: Label | null; codes: readonly string[]; isHeadline: boolean; hasMean: boolean; listed: number | null }

/** Everything in a catalogue but its year and number, in the order of the page. */
export function clausesOf({ rules, splitWindow, trees, templates }: Policy): Clause[] {
  const labels = new Map(trees.flatMap(({ root }) => nodesOf(root)).map((node) => [node.id, node.label]))
  const titles = new Map(trees.map((tree) => [tree.id, tree.title]))
  return [
    ...(Object.keys(rules) as (keyof DisclosureRules)[]).map((id): Clause => ({ kind: 'rule', id, value: rules[id]!, threshold: rules.threshold })),
    { kind: 'window', id: 'splitWindow', value: splitWindow },
    ...trees.flatMap((tree): Clause[] => [
      { kind: 'tree', id: tree.id, title: tree.title, base: labels.get(tree.base) ?? same(tree.base), attributes: tree.attributes, onClosed: tree.onClosed === undefined ? null : labels.get(tree.onClosed) ?? same(tree.onClosed), hasBands: tree.bands === true },
      ...groupsIn(tree, tree.root, null),
    ]),
    ...templates.map(({ id, title, reach, tables }): Clause => ({ kind: 'question', id, title, reach: reach as ReachKey[], tables: tables.map(({ tree, measures }) => ({ tree: titles.get(tree) ?? same(tree), measures })) })),
  ]
}

const same = (text: string): Label => ({ en: text, az: text, ru: text })

function groupsIn(tree: Tree, node: TreeNode, inside: TreeNode | null): GroupClause[] {
  return [groupClause(tree, node, inside), ...childrenOf(node).flatMap((child) => groupsIn(tree, child, node))]
}

/** `id` is the name that files give its figures. */
export function groupClause(tree: Tree, node: TreeNode, inside: TreeNode | null): GroupClause {
  return { kind: 'group', id: `${tree.id}/${node.id}`, tree: tree.title, title: node.label, inside: inside?.label ?? null, codes: node.codes ?? [], isHeadline: node.headline === true, hasMean: node.mean === true, listed: tree.publiclyKnown?.[node.id] ?? null }
}

export type Change = { before: Clause | null; after: Clause | null }
/** `reordered`: the same clauses stand in another order. */
export type Changes = { against: string; changes: Change[]; reordered: boolean }

/** What a proposal would change in the catalogue in force, clause by clause. */
export function changesBetween(before: Policy, after: Policy): Changes {
  const [old, now] = [before, after].map((policy) => new Map(clausesOf(policy).map((clause) => [`${clause.kind} ${clause.id}`, clause]))) as [Map<string, Clause>, Map<string, Clause>]
  const keys = [...now.keys(), ...[...old.keys()].filter((key) => !now.has(key))]
  const changes = keys.map((key): Change => ({ before: old.get(key) ?? null, after: now.get(key) ?? null })).filter((change) => !isSame(change.before, change.after))
  const rest = ({ rules, splitWindow, trees, templates }: Policy): string => JSON.stringify([rules, splitWindow, trees, templates])
  return { against: before.version, changes, reordered: changes.length === 0 && rest(before) !== rest(after) }
}

const isSame = (one: Clause | null, other: Clause | null): boolean => JSON.stringify(one) === JSON.stringify(other)
