import type { ListedRelease, ReadRelease } from './read-release.server.ts'
import type { FileKind } from './release-file.ts'
import type { OutsideLine } from './outside-view.ts'
import type { Report } from './report.ts'
import type { Label } from './tree.ts'
import type { ReachWindow } from './reach-window.ts'

/** What the pages about releases are given. */
export type AskView = { templates: { id: string; title: Label }[]; windows: { name: string; window: ReachWindow }[]; hasCatalogue: boolean } | null
export type ReleasesView = { releases: ListedRelease[]; brokenAt: number | null; ask: AskView }
export type ReleaseView = ReadRelease & { id: string; kinds: FileKind[]; outside: OutsideLine[] | null; report: Report | null; mayWrite: boolean }

export type AskAnswer = { kind: 'keys-awaited'; writers: number } | { kind: 'unsafe' | 'contradicts' }
export type ReleaseAnswer = { kind: 'decided'; decision: 'released' | 'rejected' | 'decided-before' } | { kind: 'checked'; found: 'unchanged' | 'corrected' } | { kind: 'revised'; releaseId: string } | { kind: 'newer'; releaseId: string } | { kind: 'keys-awaited'; writers: number } | { kind: 'problem'; problem: 'required' | 'not-a-pin' | 'wrong-pin' }
