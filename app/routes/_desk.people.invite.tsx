import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { invitationForm } from '#app/accounts/account-form.server.ts'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { mayInvite } from '#app/accounts/list-people.server.ts'
import { InvitePage } from '#app/accounts/people-pages.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { hasStepUp, scopeOf, stepUp } from '#app/http/scope-of.server.ts'
import { listDistricts } from '#app/cases/list-districts.server.ts'
import type { Spoken } from '#app/language/area.ts'
import type { Role } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['accounts', 'people'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  mayInvite(scope)
  return { districts: await listDistricts(scope), asksPassphrase: !hasStepUp(args) }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, invitationForm)
  if (read.kind === 'invalid') return read.response
  const { name, account, roles, district, language, passphrase } = read.value
  if (!await stepUp(args, passphrase)) return (await problem(args.request, { passphrase: [passphrase ? 'passphrase-refused' : 'step-up'] })).response
  const outcome = await invitePerson(scope, { name, signInName: account, roles: roles as Role[], district: district ?? null, language })
  if (outcome.kind === 'name-taken') return (await problem(args.request, { account: ['account-taken'] })).response
  if (outcome.kind === 'not-both') return (await problem(args.request, { roles: ['not-both'] })).response
  return json({ invited: { name, account, code: outcome.code, until: outcome.until } })
})

export default function InviteRoute() {
  return <InvitePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
