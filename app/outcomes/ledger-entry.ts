import type { OutsideFigure, OutsideFigureContent } from './outside-figure.ts'
import type { NodeFigure } from './publish-tree.ts'
import type { Members } from './reach.ts'
import type { ReachKey } from './reach-keys.ts'

/** What stands sealed in the ledger. True values and people are here and nowhere else once the facts have moved on. */
export type EntryDocument =
  | { kind: 'tree'; figures: NodeFigure[]; /** By leaf. */ people: Record<string, string[]>; /** By node. */ sessions: Record<string, number>; /** Sums of points, by node that has a mean; trees without one have none. */ changes?: Record<string, number> }
  | { kind: 'reach'; shown: Partial<Record<ReachKey, number | null>>; members: Members }
  /** What the attack found before anybody approved, and the outside figures it reckoned with. */
  | { kind: 'release'; groups: number; outside?: OutsideFigure[] }
  | ({ kind: 'outside' } & OutsideFigureContent)
  /** `state`: of a correction, a digest of what was counted when it was found. */
  | { kind: 'decision'; state?: string }

export type TreeDocument = Extract<EntryDocument, { kind: 'tree' }>
export type ReachDocument = Extract<EntryDocument, { kind: 'reach' }>
