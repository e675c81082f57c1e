import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { ownScale, retractScale } from '#app/scales/retract-scale.server.ts'
import { RetractScalePage } from '#app/scales/retract-scale-page.tsx'
import { scaleRetraction } from '#app/scales/scale-form.server.ts'

export const handle: Spoken = { words: ['scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ownScale(await scopeOf(args), { scaleId: idIn<'scale'>(args.params.scaleId) }))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const scaleId = idIn<'scale'>(args.params.scaleId)
  const read = await readForm(args.request, scaleRetraction)
  if (read.kind === 'invalid') return read.response
  if (!await checkPin(args, read.value.pin)) return formProblem(await formOf(args.request), { pin: ['wrong-pin'] })
  await retractScale(scope, { scaleId, reason: read.value.reason })
  return redirectTo(`/scales/${scaleId}`)
})

export default function Retract() {
  return <RetractScalePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
