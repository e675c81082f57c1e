import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { whoOpened } from '#app/cases/who-opened.server.ts'
import { OpenedByPage } from '#app/cases/opened-by-page.tsx'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'

export const handle: Spoken = { words: ['audit', 'cases'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const { caseId, file } = await permitCase(scope, idIn<'case'>(args.params.caseId), 'read')
  const { opened, people, altered } = await whoOpened(scope, caseId)
  return { file: { id: caseId, code: file.code, word: file.word }, opened, people, altered: altered.length }
})

export default function OpenedBy() {
  return <OpenedByPage {...useLoaderData<typeof loader>()} />
}
