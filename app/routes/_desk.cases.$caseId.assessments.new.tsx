import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NewAssessment } from '#app/assessments/assessment-pages.tsx'
import { draftAssessment } from '#app/assessments/draft-assessment.server.ts'
import { beginAssessment } from '#app/assessments/read-assessment.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['sessions', 'assessments'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => beginAssessment(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId) }))

/** Written as a draft, like a note: no answer is lost. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const start = await draftAssessment(scope, { caseId })
  return redirectTo(start.kind === 'begun' ? `/drafts/${start.draftId}` : `/cases/${caseId}/assessments/new`)
})

export default function New() {
  return <NewAssessment {...useLoaderData<typeof loader>()} />
}
