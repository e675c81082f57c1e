import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { AddendumStart } from '#app/sessions/note-page.tsx'
import { ownNote } from '#app/sessions/own-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'

export const handle: Spoken = { words: ['sessions'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return ownNote(scope, { noteId: idIn<'note'>(args.params.noteId) })
})

/** An addendum is written like a note: as a draft, so that no word of it is lost. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { id, caseId } = await ownNote(scope, { noteId: idIn<'note'>(args.params.noteId) })
  const { draftId } = await startDraft(scope, { caseId, about: 'addendum', targetId: id })
  return redirectTo(`/drafts/${draftId}`)
})

export default function Addendum() {
  const note = useLoaderData<typeof loader>()
  return <AddendumStart view={note} begun={note.addendumDrafts} />
}
