import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { outcomesForm } from '#app/outcomes/outcomes-form.server.ts'
import { outcomesView } from '#app/outcomes/list-figures.server.ts'
import { OutcomesPage } from '#app/outcomes/outcomes-page.tsx'
import type { OutcomesAnswer } from '#app/outcomes/outcomes-view.ts'
import { lastDayOfQuarter } from '#app/outcomes/reach-window.ts'

export const handle: Spoken = { words: ['outcomes', 'releases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => outcomesView(await scopeOf(args)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const form = await readForm(args.request, outcomesForm)
  if (form.kind === 'invalid') return form.response
  if (form.value.did === 'declare') return json<OutcomesAnswer>(await declareProject(scope, { from: form.value.from, to: lastDayOfQuarter(form.value.to) }))
  const fixed = await fixFigures(scope)
  return json<OutcomesAnswer>(fixed.kind === 'fixed' ? { kind: 'counted', periods: fixed.figures } : fixed)
})

export default function Outcomes() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [problems, said] = answer && 'errors' in answer ? [answer, undefined] : [undefined, answer]
  return <OutcomesPage {...view} answer={said} problems={problems} />
}
