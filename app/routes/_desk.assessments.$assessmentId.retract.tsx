import { useActionData, useLoaderData } from '@remix-run/react'
import { assessmentRetraction } from '#app/assessments/retract-assessment-form.server.ts'
import { RetractAssessmentPage } from '#app/assessments/retract-assessment-page.tsx'
import { ownAssessment, retractAssessment } from '#app/assessments/retract-assessment.server.ts'
import { namesInForm, takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { answerWithNames, type NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { retractNamesForm } from '#app/sessions/note-action-forms.server.ts'

export const handle: Spoken = { words: ['sessions', 'names', 'retraction'] }

export const loader = guarded(async (args) => ownAssessment(await scopeOf(args), { assessmentId: idIn<'assessment'>(args.params.assessmentId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const assessmentId = idIn<'assessment'>(args.params.assessmentId)
  const typed = await formOf(args.request)
  const namesIn = async (words: string) => ({ caseId: (await ownAssessment(scope, { assessmentId })).caseId, texts: { words } })
  if (typed.has('take')) {
    const pressed = await readForm(args.request, retractNamesForm)
    if (pressed.kind === 'invalid') return pressed.response
    const { words, ...taken } = pressed.value
    return answerWithNames(typed, await takeNamesInForm(scope, { ...await namesIn(words), ...taken }))
  }
  const form = await readForm(args.request, assessmentRetraction)
  if (form.kind === 'invalid') return form.response
  const { pin, reason, words = '', seen, leave } = form.value
  if (!await checkPin(args, pin)) return formProblem(typed, { pin: ['wrong-pin'] })
  const retracted = await retractAssessment(scope, { assessmentId, reason, words, left: leave === 'yes' ? seen : undefined })
  if (retracted.kind === 'names') return answerWithNames(typed, await namesInForm(scope, await namesIn(words)), 'undecided')
  return redirectTo(`/assessments/${assessmentId}`)
})

export default function Retract() {
  return <RetractAssessmentPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
