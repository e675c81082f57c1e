import { useLoaderData } from '@remix-run/react'
import { peopleOfProgramme } from '#app/accounts/list-people.server.ts'
import { PeoplePage } from '#app/accounts/people-pages.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['accounts', 'people'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { people: await peopleOfProgramme(scope) }
})

export default function PeopleRoute() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
