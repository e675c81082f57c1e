import { checkNames, type NameCheck } from '#app/cases/check-names.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { newDraft } from '#app/sessions/new-draft.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import { draftView } from '#app/sessions/draft-view.server.ts'
import type { DraftProblems, DraftView } from '#app/sessions/editor-view.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { openDraft, type OpenDraft } from '#app/sessions/open-draft.server.ts'
import { allowsRecord } from '#app/cases/case.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { readAssessment } from './assessment-form.server.ts'
import type { AssessmentContent } from './assessment.ts'
import { consentOn } from './assessment-consent.ts'
import type { AssessedCase, BaselineSending } from './assessment-view.ts'
import { baselineSending } from './baseline-scale.server.ts'
import { assessedCase } from './read-assessment.server.ts'

export type AssessmentStart = { kind: 'begun'; draftId: Id<'draft'> } | { kind: 'consent-awaited' }
export type AssessmentEditorView = { view: DraftView; file: AssessedCase; day: string; problems: DraftProblems; baseline: BaselineSending }
export type AssessmentSignView = { draftId: Id<'draft'>; file: AssessedCase; compareFirst: boolean; mayBeWritten: boolean; names: NameCheck } & ({ content: AssessmentContent } | { notReady: true })

/** Begins the assessment of an own case, or goes on with the one begun already: two about one person are one too many. */
export async function draftAssessment(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<AssessmentStart> {
  const permit = await permitCase(scope, caseId, 'write')
  const begun = (await listDrafts(scope, { caseId })).find((draft) => draft.about === 'assessment' && !draft.left)
  if (begun) return { kind: 'begun', draftId: begun.id }
  if (!mayBeWritten(scope, permit)) return { kind: 'consent-awaited' }
  const [first] = await membersOf(scope, permit)
  return { kind: 'begun', ...await newDraft(scope, { about: 'assessment', caseId, targetId: null, fields: { assessedOn: today(scope), mode: 'face-to-face', scaleLanguage: scope.actor.language, scaleMode: 'self', ...(first ? { scaleMember: first.code } : {}) } }) }
}

/** What the editor shows; `check` says at once what signing would still ask for. */
export async function showAssessmentEditor(scope: Scope, { draftId, check }: { draftId: Id<'draft'>; check: boolean }): Promise<AssessmentEditorView> {
  const { draft, permit } = await ownDraft(scope, draftId)
  const read = check ? readAssessment(draft.fields, today(scope)) : undefined
  return { view: await draftView(scope, draft), file: await assessedCase(scope, permit), day: today(scope), baseline: await baselineSending(scope, permit.caseId, await membersOf(scope, permit), draft), problems: read?.kind === 'not-ready' ? read.problems : {} }
}

/** What is read once more before signing. */
export async function showAssessmentSigning(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<AssessmentSignView> {
  const { draft, permit } = await ownDraft(scope, draftId)
  const read = readAssessment(draft.fields, today(scope))
  const names = await checkNames(scope, permit, textsIn('assessment', draft.fields))
  const common = { draftId, names, file: await assessedCase(scope, permit), compareFirst: draft.copies.length > 0, mayBeWritten: mayBeWritten(scope, permit) }
  return read.kind === 'ready' ? { ...common, content: read.content } : { ...common, notReady: true }
}

async function membersOf(scope: Scope, permit: CasePermit<'write'>): Promise<BaselineSending['members']> {
  return ((await headerOf(scope, permit)).members ?? []).map(({ code, role }) => ({ code, role }))
}

const mayBeWritten = (scope: Scope, permit: CasePermit<'write'>): boolean => allowsRecord(consentOn(permit, today(scope)))

async function ownDraft(scope: Scope, draftId: Id<'draft'>): Promise<{ draft: OpenDraft; permit: CasePermit<'write'> }> {
  const draft = await openDraft(scope, { draftId })
  const { about, case_id: caseId } = draft.row
  if (about !== 'assessment' || !caseId) throw new Refusal('not-found')
  return { draft, permit: await permitCase(scope, caseId, 'write') }
}
