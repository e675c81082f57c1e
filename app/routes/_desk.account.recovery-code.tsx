import { useActionData, useLoaderData } from '@remix-run/react'
import { ownPassphraseForm } from '#app/accounts/account-form.server.ts'
import { RenewCodePage } from '#app/accounts/account-pages.tsx'
import { newOwnCode, openOwnSecrets, renewingView, replaceRecoveryCode } from '#app/accounts/own-account.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem, takeCodeStep } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { ownWayOf, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts'] }

export const loader = guarded(async (args) => {
  await scopeOf(args)
  const way = args.context.runtime.ways.find(ownWayOf(args, 'code'), 'renewing')
  return { view: renewingView(way) }
})

/** Passphrase, then the new code, then two of its groups from the paper; only then the old one is worth nothing. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { runtime, address } = args.context
  const token = ownWayOf(args, 'code')
  const way = runtime.ways.find(token, 'renewing')
  if (!way?.recovery) {
    const read = await readForm(args.request, ownPassphraseForm)
    if (read.kind === 'invalid') return read.response
    const own = await openOwnSecrets(runtime.doors(), scope, read.value.currentPassphrase, address)
    if (!own) return (await problem(args.request, { currentPassphrase: ['passphrase-refused'] })).response
    runtime.ways.begin({ kind: 'renewing', person: scope.actor.id, recovery: newOwnCode(runtime.doors(), own) }, token)
    return redirectTo('/account/recovery-code')
  }
  const taken = await takeCodeStep(way, args.request)
  if (taken.kind === 'answer') return taken.response
  if (taken.kind === 'next' || !way.recovery) return redirectTo('/account/recovery-code')
  await replaceRecoveryCode(scope, way.recovery)
  runtime.ways.end(token)
  return redirectTo('/account')
})

export default function RenewCodeRoute() {
  return <RenewCodePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
