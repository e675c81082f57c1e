import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { supervisionPage } from '#app/supervision/supervision-page.server.ts'
import { SupervisionPage } from '#app/supervision/supervision-page.tsx'
import { today } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['supervision', 'skills'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { view: await supervisionPage(scope), day: today(scope) }
})

export default function Supervision() {
  const { view, day } = useLoaderData<typeof loader>()
  return <SupervisionPage view={view} day={day} />
}
