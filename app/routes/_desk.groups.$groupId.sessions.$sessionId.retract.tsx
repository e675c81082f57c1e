import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupRetractPage } from '#app/groups/group-retract-page.tsx'
import { groupRetractForm } from '#app/groups/group-retract-form.server.ts'
import { namesInRetraction, ownSession, retractGroupSession } from '#app/groups/retract-group-session.server.ts'
import { answerRetraction } from '#app/http/answer-retraction.server.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['sessions', 'groups', 'names'] }

const addressIn = (params: Record<string, string | undefined>) => ({ groupId: idIn<'group'>(params.groupId), sessionId: idIn<'group-session'>(params.sessionId) })

export const loader = guarded(async (args) => ownSession(await scopeOf(args), addressIn(args.params)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const address = addressIn(args.params)
  return answerRetraction(args, {
    form: groupRetractForm, names: (words, taken) => namesInRetraction(scope, address, words, taken), retract: (given) => retractGroupSession(scope, { ...address, ...given }), onward: `/groups/${address.groupId}`,
  })
})

export default function RetractSession() {
  return <GroupRetractPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
