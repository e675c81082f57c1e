import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownAnswer } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { readAsk } from '#app/outcomes/ask.ts'
import { releasesView } from '#app/outcomes/ask-view.server.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import type { AskAnswer } from '#app/outcomes/release-view.ts'
import { ReleasesPage } from '#app/outcomes/releases-page.tsx'

export const handle: Spoken = { words: ['outcomes', 'releases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => releasesView(await scopeOf(args)))

/** Anything but a template and a window is one constant answer. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const ask = readAsk(await formOf(args.request))
  const prepared = await prepareRelease(scope, ask ?? { template: '', window: '' })
  if (prepared.kind === 'not-askable') throw bare(400)
  if (prepared.kind === 'keys-awaited' || prepared.kind === 'unsafe' || prepared.kind === 'contradicts') return json<AskAnswer>(prepared)
  return redirectTo(`/outcomes/releases/${prepared.releaseId}`)
})

export default function Releases() {
  return <ReleasesPage view={useLoaderData<typeof loader>()} answer={ownAnswer<AskAnswer>(useActionData())} />
}
