import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAssessments } from '#app/assessments/read-assessment.server.ts'
import { CasePage } from '#app/cases/case-page.tsx'
import { listClosures } from '#app/cases/read-closure.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { caseView, storyOf } from '#app/cases/show-case.server.ts'
import { compareWithHead } from '#app/cases/compare-with-head.server.ts'
import { stateForm } from '#app/cases/state-form.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { CaseAlerts } from '#app/risk/case-alerts.tsx'
import { listAlertsOfCase } from '#app/risk/list-alerts.server.ts'
import { hasOpenHighAlert } from '#app/risk/open-alerts.server.ts'
import { CaseScales } from '#app/scales/case-scales.tsx'
import { listScales, newestScales } from '#app/scales/list-scales.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { listNotes } from '#app/sessions/list-notes.server.ts'

export const handle: Spoken = { words: ['people', 'cases', 'scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const file = await readCase(scope, { caseId })
  const notes = await listNotes(scope, file.permit)
  const assessments = await listAssessments(scope, file.permit)
  const closures = await listClosures(scope, file.permit)
  const drafts = await listDrafts(scope, { caseId })
  const scales = newestScales(await listScales(scope, file.permit))
  const alerts = await listAlertsOfCase(scope, file.permit.caseId)
  const highAlert = await hasOpenHighAlert(scope, caseId)
  const otherThanSigned = await compareWithHead(scope, file.permit)
  return { otherThanSigned, view: caseView(file, { highAlert, ...storyOf(file, notes, assessments, closures), drafts, last: notes.last }), scales, alerts }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const read = await readForm(args.request, stateForm)
  // only buttons: nobody types here
  if (read.kind === 'invalid') throw bare(400)
  const changed = await changeCaseState(scope, { caseId, ...read.value })
  if (changed.kind === 'changed' && read.value.to === 'closing') return redirectTo(`/cases/${caseId}/closure`)
  return redirectTo(`/cases/${caseId}`)
})

export default function Case() {
  const { view, otherThanSigned, scales, alerts } = useLoaderData<typeof loader>()
  return (
    <CasePage view={view} otherThanSigned={otherThanSigned} alerts={alerts.length > 0 && <CaseAlerts lines={alerts} />}
      scales={view.state !== 'first-contact' && <CaseScales caseId={view.id} isOwner={view.isOwner} {...scales} />} />
  )
}
