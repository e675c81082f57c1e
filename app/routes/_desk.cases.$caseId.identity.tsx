import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { identityForm } from '#app/cases/identity-form.server.ts'
import { IdentityPage, type IdentityAnswer } from '#app/cases/identity-page.tsx'
import { identityValues } from '#app/cases/identity-values.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { showIdentity } from '#app/cases/show-identity.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await showIdentity(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const read = await readForm(args.request, identityForm)
  if (read.kind === 'invalid') return read.response
  const { revision, identity } = read.value
  const saved = await saveIdentity(scope, { caseId, revision, identity })
  if (saved.kind === 'saved') return redirectTo(`/cases/${caseId}`)
  // what is stored never leaves the server while names are off; what was typed was here already
  const stored = scope.namesOn ? { stored: identityValues(saved.stored) } : {}
  return json({ errors: {}, values: { ...identityValues(identity), revision: String(saved.revision) }, stale: true, ...stored }, { status: 409 })
})

export default function Identity() {
  return <IdentityPage {...useLoaderData<typeof loader>()} answer={useActionData<IdentityAnswer>()} />
}
