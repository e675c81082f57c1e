import { checkText, type NameCheck } from '#app/cases/check-names.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { newDraft } from '#app/sessions/new-draft.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import { draftView } from '#app/sessions/draft-view.server.ts'
import type { DraftProblems, DraftView } from '#app/sessions/editor-view.ts'
import { toTakeIn } from '#app/sessions/jotting.ts'
import { openDraft, type OpenDraft } from '#app/sessions/open-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { readGroupSession } from './group-form.server.ts'
import type { GroupSessionContent } from './group.ts'
import type { SessionGroup } from './group-view.ts'
import { groundOfGroup } from './names-of-group.server.ts'
import { permitGroup, type GroupPermit } from './permit-group.server.ts'
import { readGroup } from './read-groups.server.ts'
import { openGroupContent } from './sealed-group.server.ts'

export type GroupEditorView = { view: DraftView; group: SessionGroup; problems: DraftProblems }
export type GroupSignView = { draftId: Id<'draft'>; group: SessionGroup; compareFirst: boolean; names: NameCheck } & ({ content: GroupSessionContent } | { notReady: true })

/** Begins a session as the last one was set. Children stand in the group's register; the draft has what is new about them. */
export async function draftGroupSession(scope: Scope, { groupId, startsAt }: { groupId: Id<'group'>; startsAt?: string }): Promise<{ draftId: Id<'draft'> }> {
  await permitGroup(scope, groupId, 'write')
  const { content, sessions } = await readGroup(scope, { groupId })
  const last = sessions.find((session) => session.kind === 'session')
  const { place, minutes, secondAdult } = last?.kind === 'session' ? last.content : { place: content.place, minutes: 60, secondAdult: 'teacher' as const }
  return newDraft(scope, {
    about: 'group-session', caseId: null, targetId: groupId,
    fields: { sessionOn: today(scope), place, minutes: String(minutes), secondAdult: secondAdult === 'alone' ? 'teacher' : secondAdult, ...(startsAt ? { startsAt } : {}) },
  })
}

/** What the editor shows; `check` says at once what signing would still ask for. */
export async function showGroupEditor(scope: Scope, { draftId, check }: { draftId: Id<'draft'>; check: boolean }): Promise<GroupEditorView> {
  const { draft, group } = await ownDraft(scope, draftId)
  const read = check ? readGroupSession(draft.fields, { ...group, today: group.day }) : undefined
  const view = await draftView(scope, draft)
  return { view: { ...view, fields: toTakeIn(view.fields, 'worked') }, group, problems: read?.kind === 'not-ready' ? read.problems : {} }
}

/** What is read once more before signing. */
export async function showGroupSigning(scope: Scope, { draftId }: { draftId: Id<'draft'> }): Promise<GroupSignView> {
  const { draft, group, permit } = await ownDraft(scope, draftId)
  const read = readGroupSession(draft.fields, { ...group, today: group.day })
  const names = await checkText(scope, groundOfGroup(scope, permit), textsIn('group-session', draft.fields))
  const common = { draftId, group, names, compareFirst: draft.copies.length > 0 }
  return read.kind === 'ready' ? { ...common, content: read.content } : { ...common, notReady: true }
}

async function ownDraft(scope: Scope, draftId: Id<'draft'>): Promise<{ draft: OpenDraft; group: SessionGroup; permit: GroupPermit<'write'> }> {
  const draft = await openDraft(scope, { draftId })
  if (draft.row.about !== 'group-session') throw new Refusal('not-found')
  const permit = await permitGroup(scope, draft.row.target_id as Id<'group'>, 'write')
  const { group } = permit
  const key = await scope.keys.of('group', group.id)
  try {
    const { ageRange, children } = openGroupContent(key, group)
    return { draft, permit, group: { id: group.id, code: group.code, word: group.word, day: today(scope), ageRange, children } }
  } catch (error) {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  }
}
