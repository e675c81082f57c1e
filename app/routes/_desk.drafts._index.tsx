import { useLoaderData } from '@remix-run/react'
import { givenNames } from '#app/cases/given-names.server.ts'
import { listAllDrafts } from '#app/http/draft-kinds.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { DraftsPage } from '#app/sessions/drafts-page.tsx'

export const handle: Spoken = { words: ['sessions'] }

export const loader = guarded(async (args) => {
  const scope = await scopeOf(args)
  const drafts = await listAllDrafts(scope)
  const names = await givenNames(scope, drafts.flatMap((draft) => draft.caseId ?? []))
  return {
    drafts: drafts.map(({ id, about, code, word, started_on, saved_on, age, copies, left, caseId }) =>
      ({ id, about, code, word, started_on, saved_on, age, copies, left, name: caseId ? names.get(caseId) : undefined })),
  }
})

export default function Drafts() {
  return <DraftsPage drafts={useLoaderData<typeof loader>().drafts} />
}
