import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { assessmentForm, contentOf } from '#app/assessments/assessment-form.server.ts'
import { NewAssessment } from '#app/assessments/assessment-pages.tsx'
import { beginAssessment } from '#app/assessments/read-assessment.server.ts'
import { signAssessment } from '#app/assessments/sign-assessment.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import { today } from '#app/work/scope.ts'

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginAssessment(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const read = await readForm(args.request, assessmentForm(today(scope)))
  if (read.kind === 'invalid') return read.response
  if (!await checkPin(args, read.value.pin)) return formProblem(await args.request.formData(), { pin: ['wrong-pin'] })
  const signed = await signAssessment(scope, { caseId, content: contentOf(read.value) })
  return redirectTo(signed.kind === 'signed' ? `/assessments/${signed.assessmentId}` : `/cases/${caseId}/assessments/new`)
})

export default function New() {
  const answer = useActionData<typeof action>()
  return <NewAssessment {...useLoaderData<typeof loader>()} answer={answer} />
}
