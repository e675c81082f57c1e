import type { ReachWindow } from './reach-window.ts'

/** What another publisher (a register, a ministry, the Red Crescent) has said of a group in a window: it lies in the ledger for the attack before approval. */
export type OutsideFigureContent = { tree: string; node: string; lo: number; hi: number; publisher: string; source: string }
export type OutsideFigure = OutsideFigureContent & { id: string; window: ReachWindow; enteredOn: string }

export const longestPublisher = 120
export const longestSource = 300
export const mostPeople = 1_000_000
