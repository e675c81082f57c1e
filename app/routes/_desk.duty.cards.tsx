import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { cardForm } from '#app/risk/alert-form.server.ts'
import { CardsPage } from '#app/risk/cards-page.tsx'
import { cardToKeep, keepEmergencyCard } from '#app/risk/emergency-cards.server.ts'

export const handle: Spoken = { words: ['people', 'alerts'] }

export const loader = guarded(async (args) => cardToKeep(await scopeOf(args), new URL(args.request.url).searchParams.get('district')))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, cardForm)
  if (read.kind === 'invalid') return read.response
  const { district, checked: _, ...numbers } = read.value
  await keepEmergencyCard(scope, { district, numbers })
  return redirectTo(`/duty/cards?district=${encodeURIComponent(district)}`)
})

export default function Cards() {
  return <CardsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
