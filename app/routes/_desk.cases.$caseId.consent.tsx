import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { consentAct, consentForm, firstConsentForm, withdrawalForm } from '#app/cases/consent-form.server.ts'
import { ConsentPage } from '#app/cases/consent-page.tsx'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { showConsent } from '#app/cases/show-consent.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['people', 'cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const { searchParams } = new URL(args.request.url)
  const view = await showConsent(await scopeOf(args), { caseId: idIn<'case'>(args.params.caseId), sheet: searchParams.get('sheet') })
  return { view, saved: searchParams.has('saved') }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const act = await readForm(args.request, consentAct)
  if (act.kind === 'invalid') return act.response
  if (act.value.did === 'withdraw') {
    const read = await readForm(args.request, withdrawalForm)
    if (read.kind === 'invalid') return read.response
    const withdrawal = await withdrawConsent(scope, { caseId, what: read.value.what })
    if (withdrawal.kind === 'nothing-to-withdraw') return formProblem(await formOf(args.request), { what: ['nothing-to-withdraw'] })
  } else {
    const { category } = await headerOf(scope, await permitCase(scope, caseId, 'write'))
    const read = await readForm(args.request, category === 'not-yet' ? firstConsentForm : consentForm)
    if (read.kind === 'invalid') return read.response
    await giveConsent(scope, { caseId, ...read.value })
  }
  return redirectTo(`/cases/${caseId}/consent?saved`)
})

export default function Consent() {
  return <ConsentPage {...useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
