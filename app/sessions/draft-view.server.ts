import { permitCase } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { alertTicket } from '#app/risk/raise-by-ticket.server.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { newId } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { differences } from './draft.ts'
import { editorTicket } from './editor-ticket.server.ts'
import type { CopyView, DraftView } from './editor-view.ts'
import type { OpenDraft } from './open-draft.server.ts'

/** What the editor of this draft carries, whatever it is about; each window has a name of its own. */
export async function draftView(scope: Scope, draft: OpenDraft): Promise<DraftView> {
  const { row, savedAt, fields, merged } = draft
  return { draftId: row.id, revision: row.revision, savedAt, fields, merged, windowId: newId<'draft'>(), ...await editorTicket(scope, row.id), copies: copiesOf(draft), risk: { ...await riskSavedIn(scope, row.id), tickets: await riskTickets(scope, row) } }
}

function copiesOf(draft: OpenDraft): CopyView[] {
  return draft.copies.map((copy) => {
    if (!('fields' in copy)) return copy
    const parts = differences(draft.fields, copy.fields).map((name) => ({ name, mine: draft.fields[name] ?? '', other: copy.fields[name]! }))
    return { id: copy.id, revision: copy.revision, savedAt: copy.savedAt, parts }
  })
}

async function riskTickets(scope: Scope, { about, case_id: caseId }: OpenDraft['row']): Promise<DraftView['risk']['tickets']> {
  if (!caseId || (about !== 'note' && about !== 'assessment')) return {}
  const permit = await permitCase(scope, caseId, 'write')
  const apart = (await headerOf(scope, permit)).members?.filter((member) => member.caseId) ?? []
  const tickets = apart.map(async (member) => [member.code, await alertTicket(scope, await permitCase(scope, member.caseId!, 'write'))] as const)
  return { '': await alertTicket(scope, permit), ...Object.fromEntries(await Promise.all(tickets)) }
}

/** Which risk answers of this draft were saved, and the alert each person's next one would be. */
async function riskSavedIn(scope: Scope, draftId: string): Promise<Pick<DraftView['risk'], 'alertId' | 'saved'>> {
  return { alertId: newId<'alert'>(), saved: (await readRiskParts(scope, draftId)).map((part) => part.member) }
}
