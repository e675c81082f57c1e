import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { printForm } from '#app/scales/scale-form.server.ts'
import { ScalesPage } from '#app/scales/scales-page.tsx'
import { printScales, showScales } from '#app/scales/show-scales.server.ts'
import { sessionDays } from '#app/sessions/list-notes.server.ts'

export const handle: Spoken = { words: ['scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const permit = await permitCase(scope, idIn<'case'>(args.params.caseId), 'read')
  return { view: await showScales(scope, permit, await sessionDays(scope, permit)) }
})

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const caseId = idIn<'case'>(args.params.caseId)
  const read = await readForm(args.request, printForm)
  if (read.kind === 'invalid') return read.response
  return json({ printed: await printScales(scope, { caseId }) })
})

export default function Scales() {
  const answer = useActionData<typeof action>()
  return <ScalesPage {...useLoaderData<typeof loader>()} printed={answer && 'printed' in answer ? answer.printed : undefined} />
}
