import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { rolesForm, stepUpForm } from '#app/accounts/account-form.server.ts'
import { changeRoles } from '#app/accounts/change-roles.server.ts'
import { endPerson } from '#app/accounts/end-person.server.ts'
import { renewActivation } from '#app/accounts/invite-person.server.ts'
import { personLine } from '#app/accounts/list-people.server.ts'
import { PersonPage } from '#app/accounts/people-pages.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { pressed, problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { hasStepUp, scopeOf, stepUp } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import type { Role, Scope } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['accounts', 'people'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { person: await personLine(scope, idFrom(args.params.personId)), asksPassphrase: !hasStepUp(args) }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { id } = await personLine(scope, idFrom(args.params.personId))
  const did = await pressed(args.request)
  const read = await readForm(args.request, did === 'roles' ? rolesForm : stepUpForm)
  if (read.kind === 'invalid') return read.response
  const { passphrase } = read.value
  if (!await stepUp(args, passphrase)) return (await problem(args.request, { passphrase: [passphrase ? 'passphrase-refused' : 'step-up'] })).response
  if (did === 'roles' && 'roles' in read.value) return changed(args, scope, id, read.value.roles as Role[])
  if (did === 'end') return ended(args, scope, id)
  if (did !== 'renew') return redirectTo(`/people/${id}`)
  const renewed = await renewActivation(scope, id)
  return renewed.kind === 'renewed' ? json({ renewed: { code: renewed.code, until: renewed.until } }) : redirectTo(`/people/${id}`)
})

async function changed(args: LoaderFunctionArgs, scope: Scope, id: Id<'person'>, roles: Role[]) {
  const outcome = await changeRoles(scope, id, roles)
  if (outcome.kind !== 'changed') return (await problem(args.request, { roles: [outcome.kind] })).response
  return json({ saved: true })
}

async function ended(args: LoaderFunctionArgs, scope: Scope, id: Id<'person'>) {
  const outcome = await endPerson(scope, args.context.runtime.sessions, id)
  return outcome.kind === 'ended' ? redirectTo('/people') : (await problem(args.request, { end: [outcome.kind] })).response
}

export default function PersonRoute() {
  return <PersonPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
