import { permitCase } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import type { FamilyRole } from '#app/cases/case.ts'
import { formatTime } from '#app/language/dates.ts'
import { beginAlert, type RiskBar } from '#app/risk/risk-bar.server.ts'
import type { Numbers } from '#app/risk/numbers-here.tsx'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { editorTicket, type EditorTicket } from './editor-ticket.server.ts'
import { startDraft } from './start-draft.server.ts'

/** Hours in which the page writes without anybody's keys. */
export const sittingHours = 3

/** All that the page "with a client" may know: a word, a clock, who belongs to the file; nothing that was written. */
export type Sitting = EditorTicket & {
  draftId: Id<'draft'>
  word: string
  beganAt: string
  members: { code: string; role: FamilyRole }[]
  /** Beside one client: the risk button sends by a ticket of its own; alerts from before are not on this page. */
  risk?: RiskBar
  /** Beside a group: its register, and the numbers to call. */
  group?: { children: { number: number; sex: string; ageBand: string }[]; numbers: Numbers }
}

/** Begins a note that is written while its client sits there: free text, from now on, into a draft that can only be added to. */
export async function sitWithClient(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<Sitting> {
  const permit = await permitCase(scope, caseId, 'write')
  const header = await headerOf(scope, permit)
  const { draftId } = await startDraft(scope, { caseId, fields: { format: 'free', startsAt: formatTime(scope.now()) } })
  return {
    draftId, word: permit.file.word, beganAt: scope.now().toISOString(), members: (header.members ?? []).map(({ code, role }) => ({ code, role })),
    ...await editorTicket(scope, draftId, sittingHours), risk: { ...(await beginAlert(scope, { caseId })).bar, open: [] },
  }
}
