import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { ServicePage } from '#app/outcomes/service-page.tsx'
import { showService } from '#app/outcomes/show-service.server.ts'

export const handle: Spoken = { words: ['reporting'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => showService(await scopeOf(args)))

export default function Service() {
  return <ServicePage view={useLoaderData<typeof loader>()} />
}
