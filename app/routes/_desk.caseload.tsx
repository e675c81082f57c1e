import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { caseloadQuery, searchForm } from '#app/cases/caseload-form.server.ts'
import { CaseloadPage } from '#app/cases/caseload-page.tsx'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import type { Scope } from '#app/work/scope.ts'

export const handle: Spoken = { words: ['people', 'cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => shown(await scopeOf(args), args.request))

/** A search may hold a name, so it is posted; nothing is written. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, searchForm)
  return read.kind === 'invalid' ? read.response : shown(scope, args.request, read.value.search)
})

async function shown(scope: Scope, request: Request, search = '') {
  const query = caseloadQuery(new URL(request.url).searchParams, search)
  const both = scope.actor.roles.includes('psychologist') && scope.actor.roles.includes('supervisor')
  return { list: await listCaseload(scope, query), query, both, namesOn: scope.namesOn }
}

export default function Caseload() {
  const [listed, found] = [useLoaderData<typeof loader>(), useActionData<typeof action>()]
  return found && 'errors' in found ? <CaseloadPage {...listed} answer={found} /> : <CaseloadPage {...found ?? listed} />
}
