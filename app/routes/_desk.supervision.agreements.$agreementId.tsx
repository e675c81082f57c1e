import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { signingForm } from '#app/supervision/agreement-form.server.ts'
import { AgreementPage } from '#app/supervision/agreement-page.tsx'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'

export const handle: Spoken = { words: ['supervision'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  return openAgreement(scope, idIn<'agreement'>(args.params.agreementId))
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { id } = await openAgreement(scope, idIn<'agreement'>(args.params.agreementId))
  const form = await readForm(args.request, signingForm)
  if (form.kind === 'invalid') return form.response
  if (!await checkPin(args, form.value.pin)) return formProblem(await formOf(args.request), { pin: ['wrong-pin'] })
  await signAgreement(scope, { agreementId: id })
  return redirectTo(`/supervision/agreements/${id}`)
})

export default function Agreement() {
  return <AgreementPage view={useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />
}
