import { useActionData, useLoaderData } from '@remix-run/react'
import { namesInForm, takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { answerWithNames, type NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractForm, retractNamesForm } from '#app/sessions/note-action-forms.server.ts'
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
  const typed = await formOf(args.request)
  if (typed.has('take')) {
    const pressed = await readForm(args.request, retractNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { words, ...taken } = pressed.value
    return answerWithNames(typed, await takeNamesInForm(scope, { caseId: (await ownNote(scope, { noteId })).caseId, texts: { words }, ...taken }))
  }
  const form = await readForm(args.request, retractForm)
  if (form.kind === 'invalid') return form.response
  const { pin, reason, words = '', seen, leave } = form.value
  if (!await checkPin(args, pin)) return formProblem(typed, { pin: ['wrong-pin'] })
  const retracted = await retractNote(scope, { noteId, reason, words, left: leave === 'yes' ? seen : undefined })
  if (retracted.kind === 'names') return answerWithNames(typed, await namesInForm(scope, { caseId: (await ownNote(scope, { noteId })).caseId, texts: { words } }), 'undecided')
  return redirectTo(`/notes/${noteId}`)
})

export default function Retract() {
  return <RetractPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
