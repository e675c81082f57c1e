import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newGroupForm } from '#app/groups/group-form.server.ts'
import { NewGroup } from '#app/groups/group-pages.tsx'
import { beginGroup, openGroup } from '#app/groups/open-group.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['groups'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginGroup(await scopeOf(args)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, newGroupForm)
  if (read.kind === 'invalid') return read.response
  const { groupId } = await openGroup(scope, read.value)
  return redirectTo(`/groups/${groupId}`)
})

export default function New() {
  const answer = useActionData<typeof action>()
  return <NewGroup {...useLoaderData<typeof loader>()} answer={answer} />
}
