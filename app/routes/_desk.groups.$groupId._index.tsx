import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GroupPage } from '#app/groups/group-pages.tsx'
import { groupView } from '#app/groups/read-groups.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['groups'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => groupView(await scopeOf(args), { groupId: idIn<'group'>(args.params.groupId) }))

export default function Group() {
  return <GroupPage {...useLoaderData<typeof loader>()} />
}
