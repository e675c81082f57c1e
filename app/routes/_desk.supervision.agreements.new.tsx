import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { AgreementDraftForm } from '#app/supervision/agreement-draft-form.tsx'
import { agreementForm } from '#app/supervision/agreement-form.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { listPsychologists } from '#app/supervision/open-agreement.server.ts'
import { addDays, today } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['supervision'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return { psychologists: await listPsychologists(scope), startsOn: today(scope), endsOn: addDays(today(scope), 364) }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const people = await listPsychologists(scope)
  const form = await readForm(args.request, agreementForm)
  if (form.kind === 'invalid') return form.response
  const { superviseeId, startsOn, endsOn, weeklyReading, ...terms } = form.value
  if (!people.some(({ id }) => id === superviseeId)) return formProblem(await formOf(args.request), { superviseeId: ['not-available'] })
  const id = await draftAgreement(scope, { superviseeId, startsOn, endsOn, weeklyReading, terms })
  return redirectTo(`/supervision/agreements/${id}`)
})

export default function NewAgreement() {
  return <AgreementDraftForm {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />
}
