import { givenNames } from '#app/cases/given-names.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { draftView } from './draft-view.server.ts'
import type { EditorView } from './editor-view.ts'
import { toTakeIn } from './jotting.ts'
import { lastSession } from './last-session.server.ts'
import { openDraft, type OpenDraft } from './open-draft.server.ts'
import { scalesWaiting } from './scales-of-draft.server.ts'

/** Everything the editor page needs about one draft of a note or an addendum. */
export async function showEditor(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<EditorView> {
  const draft = await openDraft(scope, { draftId })
  const { about, case_id: caseId, target_id: target } = draft.row
  if ((about !== 'note' && about !== 'addendum') || !caseId) throw new Refusal('not-found')
  const permit = await permitCase(scope, caseId, 'write')
  const header = await headerOf(scope, permit)
  const name = (await givenNames(scope, [caseId])).get(caseId)
  const { number, last } = about === 'note' ? await lastSession(scope, permit) : { number: 0, last: undefined }
  const view = await draftView(scope, draft)
  return {
    ...view, fields: toTakeIn(view.fields), about, caseId, code: permit.file.code, word: permit.file.word, ...(name ? { name } : {}), ...(target ? { noteId: target } : {}),
    kind: permit.file.kind,
    members: (header.members ?? []).map(({ code, role }) => ({ code, role })), number, ...(last ? { last } : {}), sat: about === 'note' ? await satOf(scope, permit, draft) : [],
  }
}

async function satOf(scope: Scope, permit: CasePermit<'write'>, { row, fields }: OpenDraft): Promise<EditorView['sat']> {
  return (await scalesWaiting(scope, permit, fields)).map(({ tool, opening }) => ({ short: instrument(tool).short, href: `/cases/${permit.caseId}/scales/new/${tool}?answers=${row.id}~${opening}` }))
}
