import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginCase, unknownIn } from '#app/cases/begin-case.server.ts'
import { caseForm } from '#app/cases/case-form.server.ts'
import { NewCasePage } from '#app/cases/new-case-page.tsx'
import { openCase } from '#app/cases/open-case.server.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['people', 'cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const { districts, district, sheet, memberLines } = await beginCase(await scopeOf(args), new URL(args.request.url).searchParams.get('sheet'))
  return { view: { districts, district, sheet, memberLines } }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, caseForm)
  if (read.kind === 'invalid') return read.response
  const form = await formOf(args.request)
  const unknown = await unknownIn(scope, form)
  if (Object.keys(unknown).length > 0) return formProblem(form, unknown)
  const { caseId } = await openCase(scope, read.value)
  return redirectTo(`/cases/${caseId}`)
})

export default function NewCase() {
  return <NewCasePage {...useLoaderData<typeof loader>()} problems={useActionData<FormProblems>()} />
}
