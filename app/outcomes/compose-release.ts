import type { Band } from './band.ts'
import { meanInterval } from './mean.ts'
import type { NodeFigure } from './publish-tree.ts'
import { isExact } from './publish-tree.ts'
import type { DisclosureRules, Policy, Template, TemplateTable } from './policy.ts'
import { peopleKeys, type ReachKey } from './reach-keys.ts'
import { closesOn, windowName, type ReachWindow } from './reach-window.ts'
import { exactly, notShown, type ReleaseFigure, type ReleaseMeasure, type ReleasePolicy, type ReleaseRecord, type ReleaseRow, type ReleaseTable } from './release-record.ts'
import { intervalOf } from './rounding.ts'
import { childrenOf, nodesOf, type Tree, type TreeNode } from './tree.ts'

/** What the ledger says of one window under one policy: nothing here was not published. */
export type LedgerFigures = {
  /** Null where the figure is not shown. */
  reach: Readonly<Partial<Record<ReachKey, number | null>>>
  /** By tree. */
  trees: Readonly<Record<string, readonly NodeFigure[]>>
}

type Given = { id: string; organisation: string; policy: Policy; template: Template; window: ReachWindow; preparedOn: string }

/** The release of a template and a window, from the ledger's figures alone; the chain's two hashes are added when it is entered. */
export function composeRelease({ id, organisation, policy, template, window, preparedOn }: Given, figures: LedgerFigures): Omit<ReleaseRecord, 'hash' | 'previousHash'> {
  const isSplit = window.kind === policy.splitWindow
  return {
    shape: 1, id, organisation, template: { id: template.id, title: template.title },
    window: { kind: window.kind, name: windowName(window), startsOn: window.startsOn, endsOn: window.endsOn, closedOn: closesOn(window) },
    policy: releasePolicy(policy),
    headlines: template.reach.map((key) => ({ key: key as ReachKey, ...reachFigure(policy.rules, key as ReachKey, figures.reach[key as ReachKey]) })),
    tables: isSplit ? template.tables.map(({ tree, measures }) => tableOf(policy, policy.trees.find((one) => one.id === tree)!, measures, figures.trees[tree] ?? [])) : [],
    preparedOn, approved: null, corrected: false,
  }
}

const releasePolicy = ({ version, rules, splitWindow }: Policy): ReleasePolicy => ({
  version, threshold: rules.threshold, personBase: rules.personBase, sessionBase: rules.sessionBase, headline: rules.headline, reachRoots: rules.reachRoots, splitWindow,
})

function reachFigure({ headline, reachRoots, threshold, personBase, sessionBase }: DisclosureRules, key: ReachKey, shown: number | null | undefined): ReleaseFigure {
  if (shown === null || shown === undefined) return notShown
  if (headline === 'exact') return exactly(shown)
  return { status: 'rounded', shown, ...(peopleKeys.has(key) ? intervalOf(shown, personBase, reachRoots === 'T' ? threshold : 0) : intervalOf(shown, sessionBase)) }
}

function tableOf({ rules, trees }: Policy, tree: Tree, measures: TemplateTable['measures'], figures: readonly NodeFigure[]): ReleaseTable {
  const inRows = measures.filter((one): one is ReleaseMeasure => one !== 'mean')
  const shown = new Map(figures.map((figure) => [`${figure.node} ${figure.measure}`, figure.shown]))
  const row = (node: TreeNode, parent: TreeNode | null, depth: number): ReleaseRow[] => [
    { node: node.id, parent: parent?.id ?? null, depth, label: node.label, figures: inRows.map((measure) => figureOf(rules, tree, node, measure, shown.get(`${node.id} ${measure}`) ?? null)) },
    ...childrenOf(node).flatMap((child) => row(child, node, depth + 1)),
  ]
  return { id: tree.id, title: tree.title, base: baseOf(trees, tree.base), measures: inRows, ...(measures.includes('mean') ? meanIn(rules, tree, shown) : {}), ...bandIn(tree, figures), rows: row(tree.root, null, 0) }
}

function figureOf(rules: DisclosureRules, tree: Tree, node: TreeNode, measure: ReleaseMeasure, shown: number | null): ReleaseFigure {
  if (shown === null) return notShown
  if (measure === 'people') return isExact(rules, tree, node) ? exactly(shown) : { status: 'rounded', shown, ...intervalOf(shown, rules.personBase, rules.threshold) }
  return { status: 'rounded', shown, ...intervalOf(shown, rules.sessionBase) }
}

function meanIn({ meanStep }: DisclosureRules, tree: Tree, shown: ReadonlyMap<string, number | null>): Pick<ReleaseTable, 'mean'> {
  const node = nodesOf(tree.root).find((one) => one.mean)
  const mean = node && (shown.get(`${node.id} mean`) ?? null)
  if (!node) return {}
  return { mean: { node: node.id, label: node.label, ...(typeof mean === 'number' ? { status: 'rounded' as const, shown: mean, ...meanInterval(mean, meanStep) } : notShown) } }
}

function bandIn(tree: Tree, figures: readonly NodeFigure[]): Pick<ReleaseTable, 'band'> {
  const found = figures.find(({ measure }) => measure === 'band')
  const node = found && nodesOf(tree.root).find((one) => one.id === found.node)
  return node && found.shown !== null ? { band: { node: node.id, label: node.label, atLeast: found.shown as Band } } : {}
}

function baseOf(trees: readonly Tree[], base: string): Tree['title'] {
  return trees.flatMap((tree) => nodesOf(tree.root)).find((node) => node.id === base)!.label
}
