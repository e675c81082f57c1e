import type { TreeDocument } from './ledger-entry.ts'
import type { StandingMean } from './publish-window.ts'
import type { ReachWindow } from './reach-window.ts'

export type StandingTree = { tree: string; window: ReachWindow; revision: number; policyVersion: string; document: TreeDocument }

/** The means of one tree of one window; the people of a node with a mean are those of its leaf. */
export function meansOf({ tree, document: { figures, people } }: StandingTree): (StandingMean & { node: string })[] {
  return figures.flatMap(({ node, measure, shown }) => (measure === 'mean' && shown !== null ? [{ tree, node, people: new Set(people[node]) }] : []))
}
