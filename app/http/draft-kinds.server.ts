import { checkText, groundOfCase, type NameCheck, type NameGround } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readClient } from '#app/names/client-mark.ts'
import { draftAbout } from '#app/sessions/draft-about.server.ts'
import { showAssessmentEditor, showAssessmentSigning } from '#app/assessments/draft-assessment.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { showGroupEditor, showGroupSigning } from '#app/groups/draft-group-session.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { listGroups } from '#app/groups/read-groups.server.ts'
import { signGroupDraft } from '#app/groups/sign-group-session.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import { listDrafts, type ListedDraft } from '#app/sessions/list-drafts.server.ts'
import { openDraft, type OpenDraft } from '#app/sessions/open-draft.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { signSeveral } from '#app/sessions/sign-several.server.ts'
import { takeNames } from '#app/sessions/take-names.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { redirectTo, type KnownPath } from './redirect.server.ts'
import { placeOfAnswers } from './scale-answers.server.ts'

// One address for every draft; what it will become decides which feature shows and signs it.

type Address = { draftId: Id<'draft'> }

export async function editorOf(scope: Scope, address: Address & { check: boolean }) {
  const editor = await whichEditor(scope, address)
  const names = await namesLine(scope, address)
  return { ...editor, view: { ...editor.view, ...(names ? { names } : {}) } } as typeof editor
}

async function whichEditor(scope: Scope, address: Address & { check: boolean }) {
  switch (await draftAbout(scope, address)) {
    case 'assessment': return { about: 'assessment' as const, ...await showAssessmentEditor(scope, address) }
    case 'group-session': return { about: 'group-session' as const, ...await showGroupEditor(scope, address) }
    case 'scale': throw redirectTo(await placeOfAnswers(scope, address))
    default: return { about: 'note' as const, view: await showEditor(scope, address) }
  }
}

/** What is not ready goes back to the editor, which says beside each field what is still asked for. */
export async function signingOf(scope: Scope, address: Address) {
  switch (await draftAbout(scope, address)) {
    case 'assessment': return { about: 'assessment' as const, view: ready(address, await showAssessmentSigning(scope, address)) }
    case 'group-session': return { about: 'group-session' as const, view: ready(address, await showGroupSigning(scope, address)) }
    case 'scale': throw redirectTo(await placeOfAnswers(scope, address))
    default: return { about: 'note' as const, view: await showSigning(scope, address) }
  }
}

/** Whose names are looked for in a draft. */
export async function groundOfDraft(scope: Scope, { row: { about, case_id: caseId, target_id: targetId } }: OpenDraft): Promise<NameGround> {
  if (about === 'group-session') return groundOfGroup(scope, await permitGroup(scope, targetId as Id<'group'>, 'write'))
  if (!caseId) throw new Refusal('not-found')
  return groundOfCase(scope, await permitCase(scope, caseId, 'write'))
}

async function namesOf(scope: Scope, { draftId }: Address): Promise<NameCheck> {
  const draft = await openDraft(scope, { draftId })
  return checkText(scope, await groundOfDraft(scope, draft), textsIn(draft.row.about, draft.fields))
}

const lineOf = (names: NameCheck & { kind: 'checked' }, { actor }: Scope): string[] => names.hits.map(({ before, after, choices }) => readClient(`${before}${choices[0]!.text}${after}`, actor.language).slice(readClient(before, actor.language).length, -readClient(after, actor.language).length || undefined))

/** For the one line of the editor: what would stand in the place of each name. Undefined where the names do not open: signing says so. */
export async function namesLine(scope: Scope, address: Address): Promise<string[] | undefined> {
  const names = await namesOf(scope, address)
  return names.kind === 'checked' ? lineOf(names, scope) : undefined
}

/** One press on that line: exactly what it said is put in. Where the text says something else by now, the page before signing shows it. */
export async function putNamesAway(scope: Scope, { draftId, shown }: Address & { shown: string }): Promise<KnownPath> {
  const names = await namesOf(scope, { draftId })
  if (names.kind === 'cannot' || lineOf(names, scope).join(', ') !== shown) return `/drafts/${draftId}/sign`
  const taking = await takeNames(scope, { draftId, take: 'all', seen: names.fingerprint }, (draft) => groundOfDraft(scope, draft))
  return taking.kind === 'taken' ? `/drafts/${draftId}` : `/drafts/${draftId}/sign`
}

function ready<View extends object>({ draftId }: Address, view: View): Exclude<View, { notReady: true }> {
  if ('notReady' in view) throw redirectTo(`/drafts/${draftId}?check`)
  return view as Exclude<View, { notReady: true }>
}

export type Signed = { kind: 'done'; to: KnownPath } | { kind: 'not-ready'; problems?: Record<string, string> } | { kind: 'compare-first' | 'note-retracted' | 'names' }

/** Signs whatever the draft will become; `others` are notes that were read before. */
export async function signDraft(scope: Scope, { draftId, ...more }: Address & { others: Id<'draft'>[]; askReview: boolean; left: string | undefined }): Promise<Signed> {
  const about = await draftAbout(scope, { draftId })
  if (about === 'assessment') {
    const signed = await signAssessmentDraft(scope, { draftId, left: more.left })
    if (signed.kind === 'signed') return { kind: 'done', to: `/assessments/${signed.assessmentId}` }
    return { kind: signed.kind === 'consent-awaited' ? 'not-ready' : signed.kind }
  }
  if (about === 'group-session') {
    const signed = await signGroupDraft(scope, { draftId, left: more.left })
    return signed.kind === 'signed' ? { kind: 'done', to: `/groups/${signed.groupId}` } : signed
  }
  const { first, left } = await signSeveral(scope, { draftId, ...more })
  if (first.kind === 'not-ready' || first.kind === 'compare-first' || first.kind === 'note-retracted' || first.kind === 'names') return first
  return { kind: 'done', to: left.length > 0 || more.others.length > 0 ? '/drafts' : `/notes/${first.noteId}` }
}

/** Every draft of one's own; those about a group under the group's code. */
export async function listAllDrafts(scope: Scope): Promise<ListedDraft[]> {
  const drafts = await listDrafts(scope)
  if (!drafts.some((draft) => draft.about === 'group-session')) return drafts
  const groups = new Map((await listGroups(scope)).map((group) => [group.id as string, group]))
  return drafts.map((draft) => {
    const group = draft.about === 'group-session' ? groups.get(draft.target_id ?? '') : undefined
    return group ? { ...draft, code: group.code, word: group.word } : draft
  })
}
