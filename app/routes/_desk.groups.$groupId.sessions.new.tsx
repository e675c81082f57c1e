import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { groupSessionForm, sessionContentOf } from '#app/groups/group-form.server.ts'
import { GroupSessionForm } from '#app/groups/group-session-form.tsx'
import { beginGroupSession } from '#app/groups/read-groups.server.ts'
import { signGroupSession } from '#app/groups/sign-group-session.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { today } from '#app/work/scope.ts'

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginGroupSession(await scopeOf(args), { groupId: idIn<'group'>(args.params.groupId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const groupId = idIn<'group'>(args.params.groupId)
  const read = await readForm(args.request, groupSessionForm(today(scope)))
  if (read.kind === 'invalid') return read.response
  if (!await checkPin(args, read.value.pin)) return formProblem(await args.request.formData(), { pin: ['wrong-pin'] })
  await signGroupSession(scope, { groupId, content: sessionContentOf(read.value) })
  return redirectTo(`/groups/${groupId}`)
})

export default function NewSession() {
  const answer = useActionData<typeof action>()
  return <GroupSessionForm start={useLoaderData<typeof loader>()} answer={answer} />
}
