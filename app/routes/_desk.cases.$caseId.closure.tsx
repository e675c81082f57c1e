import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closureForm, closureNamesForm, closureOf, takeBackForm } from '#app/cases/closure-form.server.ts'
import { ClosurePage } from '#app/cases/closure-page.tsx'
import { namesInForm, takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { closingDays, readClosure } from '#app/cases/read-closure.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { takeBackClosure } from '#app/cases/take-back-closure.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { answerWithNames, type NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['cases', 'closure', 'names'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await readClosure(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const form = await formOf(args.request)
  if (form.has('take')) {
    const pressed = await readForm(args.request, closureNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { goals, ...taken } = pressed.value
    return answerWithNames(form, await takeNamesInForm(scope, { caseId, texts: { goals }, ...taken }))
  }
  const days = await closingDays(scope, { caseId })
  const read = form.get('did') === 'take-back' ? await readForm(args.request, takeBackForm) : await readForm(args.request, closureForm(days))
  if (read.kind === 'invalid') return read.response
  if (!await checkPin(args, read.value.pin)) return formProblem(form, { pin: ['wrong-pin'] })
  if ('takeBack' in read.value) await takeBackClosure(scope, { caseId, reason: read.value.takeBack })
  else {
    const { goals, seen, leave } = read.value
    const signed = await signClosure(scope, { caseId, content: closureOf(read.value), left: leave === 'yes' ? seen : undefined })
    if (signed.kind === 'names') return answerWithNames(form, await namesInForm(scope, { caseId, texts: { goals } }), 'undecided')
  }
  return redirectTo(`/cases/${caseId}/closure`)
})

export default function Closure() {
  return <ClosurePage {...useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
