import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GroupList } from '#app/groups/group-pages.tsx'
import { listGroups } from '#app/groups/read-groups.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['groups'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { groups: await listGroups(scope), mayBegin: scope.actor.roles.includes('psychologist') }
})

export default function Groups() {
  return <GroupList {...useLoaderData<typeof loader>()} />
}
