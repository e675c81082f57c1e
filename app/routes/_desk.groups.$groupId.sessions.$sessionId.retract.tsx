import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupRetractPage } from '#app/groups/group-retract-page.tsx'
import { groupRetractForm } from '#app/groups/group-retract-form.server.ts'
import { namesInRetraction, ownSession, retractGroupSession } from '#app/groups/retract-group-session.server.ts'
import { answerWithNames, type NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractNamesForm } from '#app/sessions/note-action-forms.server.ts'

export const handle: Spoken = { words: ['sessions', 'groups', 'names'] }

const addressIn = (params: Record<string, string | undefined>) => ({ groupId: idIn<'group'>(params.groupId), sessionId: idIn<'group-session'>(params.sessionId) })

export const loader = guarded(async (args) => ownSession(await scopeOf(args), addressIn(args.params)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const address = addressIn(args.params)
  const typed = await formOf(args.request)
  if (typed.has('take')) {
    const pressed = await readForm(args.request, retractNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { words, ...taken } = pressed.value
    return answerWithNames(typed, await namesInRetraction(scope, address, words, taken))
  }
  const form = await readForm(args.request, groupRetractForm)
  if (form.kind === 'invalid') return form.response
  const { pin, reason, words = '', seen, leave } = form.value
  if (!await checkPin(args, pin)) return formProblem(typed, { pin: ['wrong-pin'] })
  const retracted = await retractGroupSession(scope, { ...address, reason, words, left: leave === 'yes' ? seen : undefined })
  if (retracted.kind === 'names') return answerWithNames(typed, await namesInRetraction(scope, address, words), 'undecided')
  return redirectTo(`/groups/${address.groupId}`)
})

export default function RetractSession() {
  return <GroupRetractPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
