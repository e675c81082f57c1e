import { json, type ActionFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AssessmentEditor } from '#app/assessments/assessment-editor.tsx'
import { GroupSessionEditor } from '#app/groups/group-session-form.tsx'
import { editorOf, putNamesAway } from '#app/http/draft-kinds.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { sentOrDoor } from '#app/http/sent-page.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { discardDraft } from '#app/sessions/discard-draft.server.ts'
import type { EditorProblem } from '#app/sessions/editor-view.ts'
import { editorForm } from '#app/sessions/note-action-forms.server.ts'
import { NoteEditor } from '#app/sessions/note-editor.tsx'
import { settleCopy } from '#app/sessions/settle-copy.server.ts'

export const handle: Spoken = { words: ['sessions', 'assessments', 'groups'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return editorOf(scope, { draftId: idIn<'draft'>(args.params.draftId), check: new URL(args.request.url).searchParams.has('check') })
})

/** Without script the whole form comes here, also when the session has ended meanwhile: the text is kept first. */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  if (await isAboutDraft(args.request)) return settle(args)
  const kept = await keepDraft(args)
  // nobody's keys are open: what was sent is said before what of the text cannot be kept
  if (kept.kind === 'problem' && (kept.sent || !kept.isShownAgain)) return sentOrDoor(args, kept.sent, kept.door, `/drafts/${draftId}`)
  if (kept.kind === 'problem') return json<EditorProblem>({ status: kept.status, fields: kept.fields, unkeepable: kept.unkeepable }, { status: kept.status })
  if (kept.kind === 'at-the-door') return sentOrDoor(args, kept.sent, kept.door, `/drafts/${draftId}`)
  if (kept.sent) return sentOrDoor(args, kept.sent, redirectTo(`/drafts/${draftId}`), `/drafts/${draftId}`)
  if (kept.save.then === 'names' && kept.saving.kind === 'saved') return redirectTo(await putNamesAway(await scopeOf(args), { draftId, shown: kept.save.shown ?? '' }))
  const signs = kept.save.then === 'sign' && kept.saving.kind === 'saved'
  return redirectTo(signs ? `/drafts/${draftId}/sign` : `/drafts/${draftId}`)
})

/** A decision about the draft (`intent`), not its text. */
async function isAboutDraft(request: Request): Promise<boolean> {
  if (!/^application\/x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '')) return false
  return new URLSearchParams(await request.clone().text()).has('intent')
}

async function settle(args: ActionFunctionArgs) {
  const scope = await scopeOf(args)
  const draftId = idIn<'draft'>(args.params.draftId)
  const form = await readForm(args.request, editorForm)
  // only buttons
  if (form.kind === 'invalid') throw bare(400)
  if (form.value.intent === 'discard') {
    await discardDraft(scope, { draftId })
    return redirectTo('/drafts')
  }
  const { intent, copyId, copyRevision } = form.value
  const settled = await settleCopy(scope, { draftId, copy: { id: copyId, revision: copyRevision }, how: intent === 'join' ? 'join' : 'discard' })
  if (settled.kind === 'too-large') return json<EditorProblem>({ status: 413, fields: {}, unkeepable: [] }, { status: 413 })
  return redirectTo(`/drafts/${draftId}`)
}

/** Autosave moves the page on by itself; loading it anew under what is typed would lose words. */
export const shouldRevalidate = () => false

export default function Editor() {
  const data = useLoaderData<typeof loader>()
  const problem = useActionData<EditorProblem>()
  const key = data.view.windowId
  if (data.about === 'assessment') return <AssessmentEditor key={key} {...data} problem={problem} />
  if (data.about === 'group-session') return <GroupSessionEditor key={key} {...data} problem={problem} />
  return <NoteEditor key={key} view={data.view} problem={problem} />
}
