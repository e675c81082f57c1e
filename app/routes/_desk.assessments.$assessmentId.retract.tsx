import { useActionData, useLoaderData } from '@remix-run/react'
import { assessmentRetraction } from '#app/assessments/retract-assessment-form.server.ts'
import { RetractAssessmentPage } from '#app/assessments/retract-assessment-page.tsx'
import { ownAssessment, retractAssessment } from '#app/assessments/retract-assessment.server.ts'
import { answerRetraction, namesOfRecord } from '#app/http/answer-retraction.server.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['sessions', 'names', 'retraction'] }

export const loader = guarded(async (args) => ownAssessment(await scopeOf(args), { assessmentId: idIn<'assessment'>(args.params.assessmentId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const assessmentId = idIn<'assessment'>(args.params.assessmentId)
  return answerRetraction(args, {
    form: assessmentRetraction, names: namesOfRecord(scope, () => ownAssessment(scope, { assessmentId })), retract: (given) => retractAssessment(scope, { assessmentId, ...given }), onward: `/assessments/${assessmentId}`,
  })
})

export default function Retract() {
  return <RetractAssessmentPage view={useLoaderData<typeof loader>()} problems={useActionData<NamedProblems>()} />
}
