import { useActionData, useLoaderData } from '@remix-run/react'
import { namesInForm, takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { contactToRetract, retractContact } from '#app/cases/retract-contact.server.ts'
import { answerWithNames, type NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractNamesForm } from '#app/sessions/note-action-forms.server.ts'
import { contactRetraction } from '#app/sessions/retract-contact-form.server.ts'
import { RetractContactPage } from '#app/sessions/retract-contact-page.tsx'

export const handle: Spoken = { words: ['sessions', 'names', 'retraction'] }

export const loader = guarded(async (args) => contactToRetract(await scopeOf(args), { contactId: idIn<'contact'>(args.params.contactId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const contactId = idIn<'contact'>(args.params.contactId)
  const typed = await formOf(args.request)
  const namesIn = async (words: string) => ({ caseId: (await contactToRetract(scope, { contactId })).caseId, texts: { words } })
  if (typed.has('take')) {
    const pressed = await readForm(args.request, retractNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { words, ...taken } = pressed.value
    return answerWithNames(typed, await takeNamesInForm(scope, { ...await namesIn(words), ...taken }))
  }
  const form = await readForm(args.request, contactRetraction)
  if (form.kind === 'invalid') return form.response
  const { pin, reason, words = '', seen, leave } = form.value
  if (!await checkPin(args, pin)) return formProblem(typed, { pin: ['wrong-pin'] })
  const retracted = await retractContact(scope, { contactId, reason, words, left: leave === 'yes' ? seen : undefined })
  if (retracted.kind === 'names') return answerWithNames(typed, await namesInForm(scope, await namesIn(words)), 'undecided')
  return redirectTo(`/contacts/${contactId}/retract`)
})

export default function Retract() {
  return <RetractContactPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
