import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf as typedForm, formProblem, readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { beginScale, formOf } from '#app/scales/begin-scale.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { ScaleEntry } from '#app/scales/scale-entry.tsx'
import { filledWithClient } from '#app/sessions/scales-of-draft.server.ts'

export const handle: Spoken = { words: ['people', 'names', 'scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const asked = new URL(args.request.url).searchParams
  const scope = await scopeOf(args)
  const [from, address] = [asked.get('from'), { caseId: idIn<'case'>(args.params.caseId), instrumentId: args.params.instrument ?? '' }]
  return {
    view: await beginScale(scope, { ...address, by: asked.get('by') ?? undefined, pack: asked.get('pack') ?? undefined, language: args.context.language }),
    /** What was filled in with the client, to be looked at and kept. */
    filled: from ? await filledWithClient(scope, { ...address, from }) : undefined,
  }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const read = await readForm(args.request, await formOf(scope, { caseId, instrumentId: args.params.instrument ?? '' }))
  if (read.kind === 'invalid') return read.response
  const saving = await saveScale(scope, { caseId, entry: read.value })
  if ('fields' in saving) return formProblem(await typedForm(args.request), { ...Object.fromEntries(saving.fields.map((id) => [`words.${id}`, [saving.kind]])), leaveNames: [saving.kind] })
  return redirectTo(saving.kind === 'consent-awaited' ? `/cases/${caseId}/consent` : `/scales/${saving.scaleId}`)
})

export default function Enter() {
  const { view, filled } = useLoaderData<typeof loader>()
  return <ScaleEntry view={view} answer={useActionData<typeof action>() ?? filled} />
}
