import { json } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { changePassphraseForm } from '#app/accounts/account-form.server.ts'
import { ChangePassphrasePage } from '#app/accounts/account-pages.tsx'
import { changePassphrase, openOwnSecrets } from '#app/accounts/own-account.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { scopeOf, sessionOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts'] }

export const loader = guarded(async (args) => {
  await scopeOf(args)
  return null
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { runtime, address } = args.context
  const read = await readForm(args.request, changePassphraseForm([scope.actor.name]))
  if (read.kind === 'invalid') return read.response
  const own = await openOwnSecrets(runtime.doors(), scope, read.value.currentPassphrase, address)
  if (!own) return (await problem(args.request, { currentPassphrase: ['passphrase-refused'] })).response
  await changePassphrase(runtime.doors(), scope, own, read.value.passphrase)
  runtime.sessions.endAllOf(scope.actor.id, sessionOf(args)?.handle)
  return json({ saved: true })
})

export default function PassphraseRoute() {
  return <ChangePassphrasePage answer={useActionData<typeof action>()} />
}
