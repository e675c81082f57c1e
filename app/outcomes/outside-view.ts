import type { FormProblems } from '#app/http/form-problems.ts'
import type { OutsideFigure } from './outside-figure.ts'
import type { ReachWindow } from './reach-window.ts'
import type { Label } from './tree.ts'

/** What the page of outside figures is given. `groups` of the newest signed catalogue: every one it can ask about. */
export type OutsideLine = OutsideFigure & { group: Label | null; table: Label | null; isWithdrawn: boolean }
export type OutsideView = { lines: OutsideLine[]; windows: { name: string; window: ReachWindow }[]; groups: { value: string; table: Label; group: Label }[]; hasCatalogue: boolean }
export type OutsideAnswer = { kind: 'entered' | 'entered-exposing' | 'withdrawn' } | { kind: 'problems'; problems: FormProblems }
