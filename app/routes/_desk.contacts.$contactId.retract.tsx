import { useActionData, useLoaderData } from '@remix-run/react'
import { contactToRetract, retractContact } from '#app/cases/retract-contact.server.ts'
import { answerRetraction, namesOfRecord } from '#app/http/answer-retraction.server.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { contactRetraction } from '#app/sessions/retract-contact-form.server.ts'
import { RetractContactPage } from '#app/sessions/retract-contact-page.tsx'

export const handle: Spoken = { words: ['sessions', 'names', 'retraction'] }

export const loader = guarded(async (args) => contactToRetract(await scopeOf(args), { contactId: idIn<'contact'>(args.params.contactId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const contactId = idIn<'contact'>(args.params.contactId)
  return answerRetraction(args, {
    form: contactRetraction, names: namesOfRecord(scope, () => contactToRetract(scope, { contactId })), retract: (given) => retractContact(scope, { contactId, ...given }), onward: `/contacts/${contactId}/retract`,
  })
})

export default function Retract() {
  return <RetractContactPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
