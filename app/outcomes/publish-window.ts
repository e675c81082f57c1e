import { countTree, type Caseload, type TreeCount } from './count-tree.ts'
import type { LedgerFigures } from './compose-release.ts'
import { meansMayStandTogether } from './mean.ts'
import type { Policy } from './policy.ts'
import { publishReach, type ShownReach, type StandingReach } from './publish-reach.ts'
import { publishTree, type NodeFigure } from './publish-tree.ts'
import type { Members, Reach, Spreads } from './reach.ts'
import type { ReachWindow } from './reach-window.ts'
import type { Tree } from './tree.ts'

/** All that is counted of one window, before anything is decided. True values and people: they stay in the ledger. `trees`: counted already, each in its turn. */
export type WindowCount = { reach: Reach; members: Members; spreads?: Spreads; caseload: Caseload; trees?: readonly CountedTree[] }
export type CountedTree = { tree: Tree; count: TreeCount }

/** A mean that was published, of any window and revision, with the people behind it. */
export type StandingMean = { tree: string; people: ReadonlySet<string> }

export type PublishedTree = { tree: Tree; count: TreeCount; figures: NodeFigure[] }

export const isSplit = (policy: Pick<Policy, 'splitWindow'>, window: Pick<ReachWindow, 'kind'>): boolean => window.kind === policy.splitWindow

/** Every tree of the catalogue for a window of the split length; none for any other. */
export function publishTrees(policy: Policy, window: ReachWindow, { caseload, trees }: Pick<WindowCount, 'caseload' | 'trees'>, reach: ShownReach, means: readonly StandingMean[] = []): PublishedTree[] {
  if (!isSplit(policy, window)) return []
  const counts = trees ?? policy.trees.map((tree): CountedTree => ({ tree, count: countTree(tree, caseload) }))
  const cascade = counts.find(({ tree }) => isCascade(tree))
  // nobody is divided by anything where even the number of those in care may not stand
  const mayStand = reach.inCare !== null
  // the assessed nest like those in care: too near what stands of them, the cascade begins with those in care
  const ofCascade = { rootIsShown: mayStand, keptBack: reach.assessed === null ? cascade?.tree.root.id : undefined }
  const shownStages = new Set(cascade ? publishTree(policy.rules, cascade.tree, cascade.count.tallyOf, ofCascade).filter((one) => one.measure === 'people' && one.shown !== null).map((one) => one.node) : [])
  return counts.map(({ tree, count }) => {
    const rootIsShown = mayStand && (policy.rules.reachRoots === 'always' || isCascade(tree) || shownStages.has(tree.base))
    const mayHaveMean = (node: string): boolean => means.every((one) => one.tree !== tree.id || meansMayStandTogether(policy.rules.threshold, count.peopleOf(node), one.people))
    return { tree, count, figures: publishTree(policy.rules, tree, count.tallyOf, { ...(tree === cascade?.tree ? ofCascade : { rootIsShown }), mayHaveMean }) }
  })
}

const isCascade = (tree: Tree): boolean => tree.attributes.includes('stage')

/** What the ledger would say of a window, given what already stands. Pure: the same for every world that looks the same. */
export function publishWindow(policy: Policy, window: ReachWindow, count: WindowCount, standing: readonly StandingReach[] = [], means: readonly StandingMean[] = []): LedgerFigures & { published: PublishedTree[] } {
  const reach = publishReach(policy.rules, window, count, standing, policy.splitWindow)
  const published = publishTrees(policy, window, count, reach, means)
  return { reach: isSplit(policy, window) ? withCascade(policy, reach, published) : reach, trees: Object.fromEntries(published.map(({ tree, figures }) => [tree.id, figures])), published }
}

/**
 * Where headlines need T people and the window divides them, the assessed and those in care are those of the cascade: it is what is
 * printed of them, and a figure that was fixed before may have been of others.
 */
export function asInCascade({ rules }: Pick<Policy, 'rules'>, count: WindowCount): WindowCount {
  const cascade = count.trees?.find(({ tree }) => isCascade(tree))
  if (rules.reachRoots === 'always' || !cascade) return count
  const [assessed, inCare] = [cascade.tree.root.id, 'in-care'].map((node) => [...cascade.count.peopleOf(node)].sort()) as [string[], string[]]
  return { ...count, reach: { ...count.reach, assessed: assessed.length, inCare: inCare.length }, members: { ...count.members, assessed, inCare } }
}

/** The assessed and those in care, as far as the cascade shows them. */
export function cascadeOf(published: readonly PublishedTree[]): Partial<Record<'assessed' | 'inCare', number>> {
  const figures = published.find(({ tree }) => isCascade(tree))?.figures ?? []
  const shown = (node: string): number | null => figures.find((one) => one.node === node && one.measure === 'people')?.shown ?? null
  const [assessed, inCare] = [shown('assessed'), shown('in-care')]
  return { ...(assessed !== null && { assessed }), ...(inCare !== null && { inCare }) }
}

/** Where headlines need T people, the cascade decides what is said of the assessed and of those in care in its own window. */
function withCascade({ rules }: Policy, reach: ShownReach, published: readonly PublishedTree[]): ShownReach {
  if (rules.reachRoots === 'always' || !published.some(({ tree }) => isCascade(tree))) return reach
  const { assessed = null, inCare = null } = cascadeOf(published)
  return { ...reach, assessed, inCare }
}
