import type { StandingReach } from './publish-reach.ts'
import type { ReachWindow } from './reach-window.ts'

/** What the page of outcomes is given. */
export type FigureLine = { name: string; window: ReachWindow; reach: StandingReach['shown']; countedOn: string }
export type WaitingLine = { name: string; window: ReachWindow; state: 'open' | 'to-count' | 'kept' | 'unreadable'; closesOn: string | null }
export type OutcomesAnswer = { kind: 'counted'; periods: number } | { kind: 'keys-awaited'; writers: number } | { kind: 'declared' | 'declared-before' | 'not-whole-quarters' | 'takes-split' }
