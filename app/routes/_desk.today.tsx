import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { showToday } from '#app/today/show-today.server.ts'
import { TodayPage } from '#app/today/today-page.tsx'

export const handle: Spoken = { words: ['today'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await showToday(await scopeOf(args)) }))

export default function Today() {
  return <TodayPage {...useLoaderData<typeof loader>()} />
}
