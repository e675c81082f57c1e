import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { PersonForm } from '#app/reintegration/person-form.tsx'
import { beginRegistering } from '#app/reintegration/read-register.server.ts'
import { detailsForm } from '#app/reintegration/register-form.server.ts'
import { registerPerson } from '#app/reintegration/register-person.server.ts'

export const handle: Spoken = { words: ['people', 'cases', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginRegistering(await scopeOf(args)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { districts } = await beginRegistering(scope)
  const read = await readForm(args.request, detailsForm(districts))
  if (read.kind === 'invalid') return read.response
  const { personId } = await registerPerson(scope, read.value)
  return redirectTo(`/reintegration/people/${personId}`)
})

export default function New() {
  return <PersonForm {...useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
