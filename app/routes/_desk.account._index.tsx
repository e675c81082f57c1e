import { useLoaderData } from '@remix-run/react'
import { ownFingerprint, peopleWithChangedKeys } from '#app/accounts/changed-keys.server.ts'
import { AccountPage } from '#app/accounts/account-pages.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf, sessionOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const here = sessionOf(args)
  const sessions = args.context.runtime.sessions.of(scope.actor.id).map(({ handle, device, startedAt }) => ({ handle, device, since: new Date(startedAt).toISOString(), isHere: handle === here?.handle }))
  return { name: scope.actor.name, roles: scope.actor.roles, sessions, fingerprint: ownFingerprint(scope), changed: (await peopleWithChangedKeys(scope)).length }
})

/** Signs out somewhere else. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const form = await formOf(args.request)
  args.context.runtime.sessions.endOne(scope.actor.id, String(form.get('handle') ?? ''))
  return redirectTo('/account')
})

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} />
}
