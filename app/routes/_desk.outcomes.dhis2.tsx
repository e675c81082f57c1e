import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf, readForm } from '#app/http/read-form.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { mappingForm } from '#app/outcomes/dhis2-form.server.ts'
import { Dhis2Page } from '#app/outcomes/dhis2-page.tsx'
import type { MappingAnswer } from '#app/outcomes/dhis2-view.ts'
import { putMapping } from '#app/outcomes/put-mapping.server.ts'
import { listMappings } from '#app/outcomes/read-mapping.server.ts'

export const handle: Spoken = { words: ['releases', 'reporting'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => listMappings(await scopeOf(args)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  await listMappings(scope)
  const form = await formOf(args.request)
  const [typed, pin] = ['mapping', 'pin'].map((name) => form.get(name)).map((value) => (typeof value === 'string' ? value : ''))
  const problem = (found: { mapping?: string; pin?: 'required' | 'not-a-pin' | 'wrong-pin' }) => json<MappingAnswer>({ kind: 'problem', typed: typed!, ...found }, { status: 422 })
  const read = await readForm(args.request, mappingForm)
  if (read.kind === 'invalid') {
    const { errors } = await read.response.json()
    return problem({ ...(errors.mapping ? { mapping: errors.mapping[0] } : {}), ...(errors.pin ? { pin: 'not-a-pin' } : {}) })
  }
  if (!/^\d{6}$/.test(pin!)) return problem({ pin: pin === '' ? 'required' : 'not-a-pin' })
  if (!await checkPin(args, pin!)) return problem({ pin: 'wrong-pin' })
  const put = await putMapping(scope, read.value.mapping)
  return put.kind === 'unknown-figure' ? problem({ mapping: `unknown-figure ${put.key}` }) : json<MappingAnswer>(put)
})

export default function Dhis2() {
  const answer = useActionData<MappingAnswer | FormProblems>()
  return <Dhis2Page view={useLoaderData<typeof loader>()} answer={answer && 'values' in answer ? { kind: 'problem', typed: String(answer.values.mapping ?? '') } : answer} />
}
