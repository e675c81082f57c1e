import type { Changes } from './catalogue-clauses.ts'
import type { WindowKind } from './reach-window.ts'
import type { Problem } from './lint-trees.ts'
import type { Policy } from './policy.ts'
import type { Tried } from './simulate-areas.ts'
import type { Label } from './tree.ts'

/** What the pages about catalogues are given: rules, trees and questions, never a count. */
export type CatalogueState = 'proposed' | 'signed' | 'set-aside'
export type CatalogueLine = { id: string; version: string; year: number; state: CatalogueState; proposedOn: string; signedOn: string | null }
/** `known`: null as long as nobody has typed over what the newest catalogue knows. */
export type Design = { areas: string; people: string; known: string | null; split: WindowKind; headline: 'exact' | 'rounded'; inhabitants: string; year: string }
export type DesignProblem = 'areas' | 'known' | 'people' | 'year' | 'split' | 'headline' | 'inhabitants' | 'year-signed' | 'split-signed' | 'split-none' | 'lint' | 'required' | 'not-a-pin' | 'wrong-pin'
export type CataloguesView = { catalogues: CatalogueLine[]; design: Design | null; districts: string[]; known: { group: Label; listed: number }[]; listable: Label[]; tried: Tried | null; problem: { field: DesignProblem; lint?: Problem[] } | null }
/** `changes`: of a proposal, beside what is in force; null where nothing is. */
export type CatalogueView = CatalogueLine & { policy: Policy; changes: Changes | null; mayDecide: boolean }
export type CatalogueAnswer = { kind: 'decided'; decision: 'signed' | 'set-aside' | 'year-signed' | 'split-signed' | 'split-none' } | { kind: 'problem'; problem: 'required' | 'not-a-pin' | 'wrong-pin' }

/** The page with a design on it that was filled in and not sent. */
export const filledIn = (view: CataloguesView, values: Record<string, string | string[]>): CataloguesView => ({ ...view, design: view.design && { ...view.design, ...values } })
