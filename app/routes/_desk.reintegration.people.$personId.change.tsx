import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { changeDetails } from '#app/reintegration/change-entry.server.ts'
import { PersonForm } from '#app/reintegration/person-form.tsx'
import { beginRegistering, openPerson } from '#app/reintegration/read-register.server.ts'
import { changeForm } from '#app/reintegration/register-form.server.ts'

export const handle: Spoken = { words: ['people', 'cases', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { id, number, revision, details } = await openPerson(scope, { personId: idIn<'rasb'>(args.params.personId) })
  return { ...await beginRegistering(scope), person: { id, number, revision, details } }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const personId = idIn<'rasb'>(args.params.personId)
  const { districts } = await beginRegistering(scope)
  const read = await readForm(args.request, changeForm(districts))
  if (read.kind === 'invalid') return read.response
  const { revision, ...details } = read.value
  const changed = await changeDetails(scope, { personId, revision, details })
  return changed.kind === 'stale' ? formProblem(await formOf(args.request), { revision: ['stale'] }) : redirectTo(`/reintegration/people/${personId}`)
})

export default function Change() {
  return <PersonForm {...useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
