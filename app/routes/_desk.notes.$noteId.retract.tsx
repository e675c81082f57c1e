import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractForm } from '#app/sessions/note-action-forms.server.ts'
import { ownNote } from '#app/sessions/own-note.server.ts'
import { RetractPage } from '#app/sessions/retract-page.tsx'
import { retractNote } from '#app/sessions/retract-note.server.ts'

export const handle: Spoken = { words: ['sessions'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return ownNote(scope, { noteId: idIn<'note'>(args.params.noteId) })
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const noteId = idIn<'note'>(args.params.noteId)
  const form = await readForm(args.request, retractForm)
  if (form.kind === 'invalid') return form.response
  const { pin, reason, words } = form.value
  if (!await checkPin(args, pin)) return formProblem(await formOf(args.request), { pin: ['wrong-pin'] })
  await retractNote(scope, { noteId, reason, ...(words ? { words } : {}) })
  return redirectTo(`/notes/${noteId}`)
})

export default function Retract() {
  return <RetractPage view={useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
