import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginCase } from '#app/cases/begin-case.server.ts'
import { FirstContactPage } from '#app/cases/first-contact-page.tsx'
import { notSentAtTheDoor, openContactOf } from '#app/http/first-contact.server.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { FirstContactSending, useFirstContactSender } from '#app/risk/first-contact-sending.tsx'
import { ownNumbers } from '#app/risk/risk-bar.server.ts'
import { newId } from '#app/work/id.ts'

export const handle: Spoken = { words: ['people', 'cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { districts, district, day } = await beginCase(scope)
  return { view: { districts, district, day, contactId: newId<'contact'>(), alertId: newId<'alert'>() }, numbers: await ownNumbers(scope) }
})

/** Whoever sent a risk answer is told whether it went out, also at the door. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args).catch((door: unknown) => notSentAtTheDoor(args, door))
  const opened = await openContactOf(scope, args.request)
  if (opened.kind === 'problem') return opened.response
  return redirectTo(opened.alertId ? `/alerts/${opened.alertId}` : `/cases/${opened.caseId}`)
})

export default function NewFirstContact() {
  const { view, numbers } = useLoaderData<typeof loader>()
  const { shown, onSubmit } = useFirstContactSender()
  return <FirstContactPage view={view} problems={useActionData<FormProblems>()} sending={<FirstContactSending shown={shown} numbers={numbers} />} onSubmit={onSubmit} />
}
