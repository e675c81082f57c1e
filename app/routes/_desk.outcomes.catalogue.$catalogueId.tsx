import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { checkPin, scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { CataloguePage } from '#app/outcomes/catalogue-page.tsx'
import type { CatalogueAnswer } from '#app/outcomes/catalogue-view.ts'
import { readCatalogue } from '#app/outcomes/read-catalogues.server.ts'
import { setCatalogueAside, signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'

export const handle: Spoken = { words: ['people', 'releases', 'catalogue'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => readCatalogue(await scopeOf(args), idIn<'catalogue'>(args.params.catalogueId)))

export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { id } = await readCatalogue(scope, idIn<'catalogue'>(args.params.catalogueId))
  const form = await formOf(args.request)
  const did = form.get('did')
  if (did !== 'sign' && did !== 'aside') throw bare(400)
  const pin = String(form.get('pin') ?? '')
  if (!/^\d{6}$/.test(pin)) return json<CatalogueAnswer>({ kind: 'problem', problem: pin === '' ? 'required' : 'not-a-pin' }, { status: 422 })
  if (!await checkPin(args, pin)) return json<CatalogueAnswer>({ kind: 'problem', problem: 'wrong-pin' }, { status: 422 })
  const { kind } = await (did === 'sign' ? signCatalogue : setCatalogueAside)(scope, idIn<'catalogue'>(id))
  return json<CatalogueAnswer>({ kind: 'decided', decision: kind })
})

export default function Catalogue() {
  return <CataloguePage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
