import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { entryOf, takeScale } from '#app/http/scale-answers.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { sentPage } from '#app/http/sent-page.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { ScaleEntry } from '#app/scales/scale-entry.tsx'

export const handle: Spoken = { words: ['people', 'names', 'scales'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => {
  const asked = new URL(args.request.url).searchParams
  return entryOf(await scopeOf(args), {
    caseId: idIn<'case'>(args.params.caseId), instrumentId: args.params.instrument ?? '', by: asked.get('by') ?? undefined, pack: asked.get('pack') ?? undefined, language: args.context.language,
    answers: asked.get('answers') ?? undefined,
  })
})

/** Without script the whole form comes here, also when the session has ended meanwhile: the alert goes, and the answers wait. */
export const action = guarded(async (args) => {
  const caseId = idIn<'case'>(args.params.caseId)
  const taken = await takeScale(args, { caseId, instrumentId: args.params.instrument ?? '' })
  if (taken.kind === 'problem') return taken.response
  if (taken.kind === 'consent-awaited') return redirectTo(`/cases/${caseId}/consent`)
  if (taken.kind === 'saved') return redirectTo(`/scales/${taken.scaleId}`)
  const onward = taken.kept ? `/drafts/${taken.scaleId}` as const : `/cases/${caseId}` as const
  if (taken.sent) throw await sentPage(args.context, { status: taken.sent === 'not-sent' ? 401 : 200, onward, ticket: taken.ticket })
  throw taken.kept || !taken.door ? redirectTo(onward) : taken.door
})

export default function Enter() {
  return <ScaleEntry {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
