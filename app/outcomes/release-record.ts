import type { Band } from './band.ts'
import type { ReachKey } from './reach-keys.ts'
import type { WindowKind } from './reach-window.ts'
import type { Label } from './tree.ts'

/**
 * One release, as it may leave: the only thing a page, a print or an exporter is given. It holds no true value, no person
 * and no reason. `not-shown` says one thing whatever lies behind it: nobody, a few, one family, or too near another window.
 */
export type ReleaseRecord = {
  shape: 1
  id: string
  organisation: string
  template: { id: string; title: Label }
  window: { kind: WindowKind; name: string; startsOn: string; endsOn: string; /** First day on which it could be counted. */ closedOn: string }
  policy: ReleasePolicy
  /** Figures of the whole programme, in the template's order. */
  headlines: HeadlineFigure[]
  tables: ReleaseTable[]
  preparedOn: string
  /** Who approved, as a role; null until somebody has. */
  approved: { on: string; by: 'data-protection' | 'delegate' } | null
  /** "Data corrected after release": what was counted has changed since, and these figures stand. Never a number. */
  corrected: boolean
  /** Digest over all of the above but `approved` and `corrected`, and the entry of the ledger before it. */
  hash: string
  previousHash: string
}

/** What the reader is told about the rules: they are no secret, nothing rests on hiding them. */
export type ReleasePolicy = {
  version: string
  threshold: number
  personBase: number
  sessionBase: number
  headline: 'exact' | 'rounded'
  reachRoots: 'always' | 'T'
  splitWindow: WindowKind
}

/** `exact` means lo = shown = hi; `rounded` gives the interval of the true value; `not-shown` gives no number at all. */
export type ReleaseFigure =
  | { status: 'exact' | 'rounded'; shown: number; lo: number; hi: number }
  | { status: 'not-shown'; shown: null; lo: null; hi: null }

export type HeadlineFigure = { key: ReachKey } & ReleaseFigure

export type ReleaseTable = {
  /** Id of the tree; file names, sheet names and data elements are made of it. */
  id: string
  title: Label
  /** Whose people are divided: a node of the cascade. */
  base: Label
  measures: ReleaseMeasure[]
  /** Of the one group of the tree that has a mean: points to the better, to half a point. */
  mean?: { node: string; label: Label } & ReleaseFigure
  /** Where the two parts of the whole are not shown because one is small: how much the other is at least. */
  band?: { node: string; label: Label; atLeast: Band }
  /** Every node of the tree in the tree's order, also those that are not shown and those where nobody is. */
  rows: ReleaseRow[]
}

export type ReleaseMeasure = 'people' | 'sessions'

export type ReleaseRow = {
  node: string
  parent: string | null
  /** 0 for the whole, 1 for its parts, and so on. */
  depth: number
  label: Label
  /** One for each of the table's measures, in their order. */
  figures: ReleaseFigure[]
}

/** Whether this is the one length of window in which people are divided: in any other, figures of the whole programme stand alone. */
export const isDivided = ({ window, policy }: Pick<ReleaseRecord, 'window' | 'policy'>): boolean => window.kind === policy.splitWindow

/** In these windows whoever is in care is among the assessed; its page and files say so where they speak of them. */
export const saysOrInCare = ({ window, policy, headlines, tables }: Pick<ReleaseRecord, 'window' | 'policy' | 'headlines' | 'tables'>): boolean =>
  (window.kind === 'project' || isDivided({ window, policy })) && (tables.length > 0 || headlines.some(({ key }) => key === 'assessed'))

export const notShown: ReleaseFigure = { status: 'not-shown', shown: null, lo: null, hi: null }
export const exactly = (value: number): ReleaseFigure => ({ status: 'exact', shown: value, lo: value, hi: value })
