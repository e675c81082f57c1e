import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AssessmentPage } from '#app/assessments/assessment-page.tsx'
import { assessmentView } from '#app/assessments/read-assessment.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['sessions', 'assessments', 'retraction'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => assessmentView(await scopeOf(args), { assessmentId: idIn<'assessment'>(args.params.assessmentId) }))

export default function Assessment() {
  return <AssessmentPage view={useLoaderData<typeof loader>()} />
}
