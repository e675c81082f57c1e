import type { WindowKind } from './reach-window.ts'
import type { Policy } from './policy.ts'
import type { Tried } from './simulate-areas.ts'

/** What the pages about catalogues are given: rules, trees and questions, never a count. */
export type CatalogueState = 'proposed' | 'signed' | 'set-aside'
export type CatalogueLine = { id: string; version: string; year: number; state: CatalogueState; proposedOn: string; signedOn: string | null }
export type Design = { areas: string; people: string; split: WindowKind; headline: 'exact' | 'rounded'; year: string }
export type DesignProblem = 'areas' | 'people' | 'year' | 'split' | 'headline' | 'year-signed' | 'split-signed' | 'lint' | 'required' | 'not-a-pin' | 'wrong-pin'
export type CataloguesView = { catalogues: CatalogueLine[]; design: Design | null; districts: string[]; tried: Tried | null; problem: { field: DesignProblem; rules?: string } | null }
export type CatalogueView = CatalogueLine & { policy: Policy; mayDecide: boolean }
export type CatalogueAnswer = { kind: 'decided'; decision: 'signed' | 'set-aside' | 'year-signed' | 'split-signed' } | { kind: 'problem'; problem: 'required' | 'not-a-pin' | 'wrong-pin' }

/** The page with a design on it that was filled in and not sent. */
export const filledIn = (view: CataloguesView, values: Record<string, string | string[]>): CataloguesView => ({ ...view, design: view.design && { ...view.design, ...values } })
