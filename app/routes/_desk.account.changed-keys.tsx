import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changedKeysForm } from '#app/accounts/account-form.server.ts'
import { acceptChangedKeys, peopleWithChangedKeys } from '#app/accounts/changed-keys.server.ts'
import { ChangedKeysPage } from '#app/accounts/changed-keys-page.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { problem } from '#app/http/making-steps.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { hasStepUp, scopeOf, stepUp } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { idFrom } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'

export const handle: Spoken = { words: ['accounts', 'people'] }

export const loader = guarded(async (args) => ({ people: await peopleWithChangedKeys(await scopeOf(args)), asksPassphrase: !hasStepUp(args) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, changedKeysForm)
  if (read.kind === 'invalid') return read.response
  const { digits, passphrase } = read.value
  const person = idFrom<'person'>(read.value.person)
  if (!person) throw new Refusal('not-found')
  if (!await stepUp(args, passphrase)) return (await problem(args.request, { passphrase: [passphrase ? 'passphrase-refused' : 'step-up'] })).response
  const outcome = await acceptChangedKeys(scope, { person, digits })
  return outcome.kind === 'accepted' ? json({ accepted: true }) : (await problem(args.request, { digits: ['digits-refused'] })).response
})

export default function ChangedKeysRoute() {
  return <ChangedKeysPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
