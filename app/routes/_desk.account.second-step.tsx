import { useActionData, useLoaderData } from '@remix-run/react'
import { ownPassphraseForm } from '#app/accounts/account-form.server.ts'
import { RenewFactorPage } from '#app/accounts/account-pages.tsx'
import { factorView } from '#app/accounts/make-own-keys.server.ts'
import { replaceSecondFactor } from '#app/accounts/own-account.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem, takeFactorStep } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { ownWayOf, scopeOf, stepUp } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const way = args.context.runtime.ways.find(ownWayOf(args, 'factor'), 'renewing')
  return { view: way ? factorView(args.context.runtime.bare, scope.actor.id, scope.actor.name, way) : null }
})

/** Passphrase first, then the new app or sheet; the old one stops counting when the new one has shown its code. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { runtime } = args.context
  const token = ownWayOf(args, 'factor')
  const way = runtime.ways.find(token, 'renewing')
  if (!way) {
    const read = await readForm(args.request, ownPassphraseForm)
    if (read.kind === 'invalid') return read.response
    if (!await stepUp(args, read.value.currentPassphrase, { always: true })) return (await problem(args.request, { currentPassphrase: ['passphrase-refused'] })).response
    runtime.ways.begin({ kind: 'renewing', person: scope.actor.id }, token)
    return redirectTo('/account/second-step')
  }
  const taken = await takeFactorStep(runtime.bare, way, args.request)
  if (taken.kind === 'answer') return taken.response
  if (way.factor) await replaceSecondFactor(scope, way.factor)
  runtime.ways.end(token)
  return redirectTo('/account')
})

export default function RenewFactorRoute() {
  return <RenewFactorPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
