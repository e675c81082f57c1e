import { permitCase } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { listDrafts } from './list-drafts.server.ts'
import { findNote } from './note-table.server.ts'

export type OwnNoteHead = { id: Id<'note'>; caseId: Id<'case'>; code: string; word: string; sessionOn: string; addendumDrafts: Id<'draft'>[] }

/** Which note is meant, before something is added to it or it is retracted; nothing of it is opened. Retracted: not found. */
export async function ownNote(scope: Scope, { noteId }: { noteId: Id<'note'> }): Promise<OwnNoteHead> {
  const row = await findNote(scope.db, noteId)
  if (row?.state !== 'signed') throw new Refusal('not-found')
  const { file } = await permitCase(scope, row.case_id, 'write')
  const drafts = await listDrafts(scope, { caseId: row.case_id })
  return {
    id: row.id, caseId: row.case_id, code: file.code, word: file.word, sessionOn: row.session_on,
    addendumDrafts: drafts.filter((draft) => draft.about === 'addendum' && draft.target_id === noteId).map(({ id }) => id),
  }
}
