import type { WindowKind } from './reach-window.ts'
import type { Label, Tree } from './tree.ts'

/** The numbers that decide what is shown. Signed by two people, printed with every release: nothing rests on hiding them. */
export type DisclosureRules = {
  /** T: a group of fewer people than this is small, and none is small too. */
  threshold: number
  personBase: number
  sessionBase: number
  /** The largest share of a node's sessions that one person or one family may hold. */
  dominance: number
  /** What the two largest leave, as a share of the largest. */
  rest: number
  meanStep: number
  headline: 'exact' | 'rounded'
  /** Whole-programme figures in every declared window at any size, or only where T people stand behind each. */
  reachRoots: 'always' | 'T'
  /** How many people live in the programme's area, as the two who sign know it. Not in catalogues that were signed before it was asked. */
  inhabitants?: number
}

/** Where fewer live, whoever is in a figure of the whole programme may be known by being one of them: then it needs T people. */
export const fewestInhabitants = 20_000

export const defaultRules: DisclosureRules = { threshold: 10, personBase: 5, sessionBase: 10, dominance: 0.5, rest: 0.2, meanStep: 0.5, headline: 'exact', reachRoots: 'always' }

/** Exact figures stand at any size; rounded ones need T people. */
export const rulesFor = (headline: DisclosureRules['headline'], inhabitants: number): DisclosureRules =>
  ({ ...defaultRules, headline, reachRoots: headline === 'exact' ? 'always' : 'T', inhabitants })

export type TemplateTable = { tree: string; measures: readonly ('people' | 'sessions' | 'mean')[] }
export type Template = {
  id: string
  title: Label
  /** Keys of whole-programme figures, in the order of the page. */
  reach: readonly string[]
  /** Only in a window of `splitWindow` length; every other window shows the headlines alone. */
  tables: readonly TemplateTable[]
}

/** The signed catalogue of one year. The whole query language is (template of it, closed window). */
export type Policy = {
  version: string
  year: number
  rules: DisclosureRules
  /** The one length of window in which people are divided at all; every other length shows headlines alone. */
  splitWindow: WindowKind
  trees: readonly Tree[]
  templates: readonly Template[]
}
