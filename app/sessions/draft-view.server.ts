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
  return { draftId: row.id, revision: row.revision, savedAt, fields, merged, windowId: newId<'draft'>(), ...await editorTicket(scope, row.id), copies: copiesOf(draft), risk: await riskSavedIn(scope, row.id) }
}

function copiesOf(draft: OpenDraft): CopyView[] {
  return draft.copies.map((copy) => {
    if (!('fields' in copy)) return copy
    const parts = differences(draft.fields, copy.fields).map((name) => ({ name, mine: draft.fields[name] ?? '', other: copy.fields[name]! }))
    return { id: copy.id, revision: copy.revision, savedAt: copy.savedAt, parts }
  })
}

/** Which risk answers of this draft were saved, and the alert each person's next one would be. */
async function riskSavedIn(scope: Scope, draftId: string): Promise<DraftView['risk']> {
  return { alertId: newId<'alert'>(), saved: (await readRiskParts(scope, draftId)).map((part) => part.member) }
}
