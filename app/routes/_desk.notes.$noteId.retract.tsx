import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { answerRetraction, namesOfRecord } from '#app/http/answer-retraction.server.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractForm } from '#app/sessions/note-action-forms.server.ts'
import { ownNote } from '#app/sessions/own-note.server.ts'
import { RetractPage } from '#app/sessions/retract-page.tsx'
import { retractNote } from '#app/sessions/retract-note.server.ts'

export const handle: Spoken = { words: ['sessions', 'names'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return ownNote(scope, { noteId: idIn<'note'>(args.params.noteId) })
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const noteId = idIn<'note'>(args.params.noteId)
  return answerRetraction(args, {
    form: retractForm, names: namesOfRecord(scope, () => ownNote(scope, { noteId })), retract: (given) => retractNote(scope, { noteId, ...given }), onward: `/notes/${noteId}`,
  })
})

export default function Retract() {
  return <RetractPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
