import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { CataloguesPage } from '#app/outcomes/catalogues-page.tsx'
import { filledIn, type CataloguesView, type Design } from '#app/outcomes/catalogue-view.ts'
import { listCatalogues, proposeDrawn } from '#app/outcomes/read-catalogues.server.ts'

export const handle: Spoken = { words: ['releases', 'catalogue'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => listCatalogues(await scopeOf(args)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const form = await formOf(args.request)
  const did = form.get('did')
  if (did !== 'try' && did !== 'propose') throw bare(400)
  const text = (name: string): string => String(form.get(name) ?? '')
  const given = { areas: text('areas'), people: text('people'), known: text('known'), split: text('split') as Design['split'], headline: text('headline') as Design['headline'], inhabitants: text('inhabitants'), year: text('year') }
  const view = await listCatalogues(scope, given)
  if (view.problem?.field === 'split' || view.problem?.field === 'headline') return json<CataloguesView>(view, { status: 422 })
  if (did === 'try') return json<CataloguesView>(view)
  const pin = text('pin')
  if (!/^\d{6}$/.test(pin)) return json<CataloguesView>({ ...view, problem: { field: pin === '' ? 'required' : 'not-a-pin' } }, { status: 422 })
  if (!await checkPin(args, pin)) return json<CataloguesView>({ ...view, problem: { field: 'wrong-pin' } }, { status: 422 })
  const proposed = await proposeDrawn(scope, given)
  return proposed.kind === 'problem' ? json<CataloguesView>({ ...view, problem: proposed.problem }, { status: 422 }) : redirectTo(`/outcomes/catalogue/${proposed.id}`)
})

export default function Catalogues() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<CataloguesView | FormProblems>()
  return <CataloguesPage view={answer && 'values' in answer ? filledIn(view, answer.values) : answer ?? view} />
}
