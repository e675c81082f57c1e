import { checkNames, type NameCheck } from '#app/cases/check-names.server.ts'
import { givenNames } from '#app/cases/given-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { textsIn } from './draft-field.ts'
import { isLate, type NoteContent } from './note.ts'
import { listDrafts } from './list-drafts.server.ts'
import { readNote, type NoteProblems } from './note-form.server.ts'
import { noteGround } from './note-ground.server.ts'
import { openDraft } from './open-draft.server.ts'
import { riskToSign } from './risk-of-note.server.ts'
import { withScalesLeft } from './scales-of-draft.server.ts'
import { mayBeWritten } from './sign-note.server.ts'

export type OtherDraft = { id: Id<'draft'>; code: string; word: string; startedOn: string }

/** What is read once more before signing. */
export type SigningView = {
  draftId: Id<'draft'>
  caseId: Id<'case'>
  code: string
  word: string
  name?: string
  supervised: boolean
  compareFirst: boolean
  others: OtherDraft[]
  names: NameCheck
} & (
  | { about: 'note'; content: NoteContent; late: boolean }
  | { about: 'note'; problems: NoteProblems }
  | { about: 'addendum'; text: string }
)

export async function showSigning(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<SigningView> {
  const draft = await openDraft(scope, { draftId })
  const { about, case_id: caseId } = draft.row
  if ((about !== 'note' && about !== 'addendum') || !caseId) throw new Refusal('not-found')
  const permit = await permitCase(scope, caseId, 'write')
  const name = (await givenNames(scope, [caseId])).get(caseId)
  const common = {
    draftId, caseId, code: permit.file.code, word: permit.file.word, ...(name ? { name } : {}), supervised: permit.file.supervision_refused === 0,
    compareFirst: draft.copies.length > 0, others: await otherNotes(scope, draftId), names: await checkNames(scope, permit, textsIn(about, draft.fields)),
  }
  if (about === 'addendum') return { ...common, about, text: draft.fields.text ?? '' }
  const { ground, header } = await noteGround(scope, permit)
  const fields = await withScalesLeft(scope, permit, draft.fields)
  const read = readNote(fields, ground)
  if (read.kind === 'not-ready') return { ...common, about, problems: read.problems }
  if (!mayBeWritten(scope, permit)) return { ...common, about, problems: { consent: 'no-consent' } }
  const risk = await riskToSign(scope, permit, header, { draftId, fields }, read.content)
  if (risk.kind === 'not-ready') return { ...common, about, problems: risk.problems }
  return { ...common, about, content: risk.content, late: isLate(read.content.sessionOn, today(scope)) }
}

async function otherNotes(scope: Scope, draftId: Id<'draft'>): Promise<OtherDraft[]> {
  const drafts = await listDrafts(scope)
  return drafts.filter((draft) => draft.about === 'note' && draft.id !== draftId && !draft.left && draft.copies === 0)
    .map(({ id, code, word, started_on: startedOn }) => ({ id, code, word, startedOn }))
}
