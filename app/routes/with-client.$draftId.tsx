import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { scales } from '#app/assessments/assessment.ts'
import { WithGroupFields } from '#app/groups/with-group-fields.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { redirectTo, sentOnTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { endSitting, isSitting, openSitting } from '#app/http/sitting.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { withJottings } from '#app/sessions/jotting.ts'
import { sittingView } from '#app/sessions/sitting-view.ts'
import { WithClientPage } from '#app/sessions/with-client-page.tsx'

export const handle: Spoken = { words: ['sessions', 'risk', 'groups'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

/** Shown to the held session alone, without keys. Anybody else goes on to the draft, where the door is. */
export const loader = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const sitting = openSitting(args, draftId)
  if (!sitting) throw redirectTo(`/drafts/${draftId}`)
  const now = args.context.runtime.ground()!.now()
  return { data: sittingView(sitting, now, Object.values(scales).map(({ name }) => name)) }
})

/** Keeps first, by the page's ticket, whatever has become of the session; then hides what was typed, or ends. */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const then = new URLSearchParams(await args.request.clone().text()).get('then')
  const ends = then === 'end' || then === 'first-contact'
  const kept = await keepDraft(args, { writtenOnly: true })
  // nobody sits there any more: the editor shows what was typed and what of it cannot be kept
  if (kept.kind === 'problem' && !isSitting(args, draftId)) throw Object.keys(kept.fields).length > 0 ? sentOnTo(`/drafts/${draftId}?index`) : bare(kept.status)
  if (kept.kind === 'problem') return json({ typed: withJottings(kept.fields).text ?? '' }, { status: kept.status })
  if (ends) endSitting(args)
  if (then === 'first-contact') return redirectTo('/first-contact/new')
  return redirectTo(ends ? `/drafts/${draftId}` : `/with-client/${draftId}`)
})

export const shouldRevalidate = () => false

export default function WithClient() {
  const { data } = useLoaderData<typeof loader>()
  const answer = useActionData<{ typed: string }>()
  const beside = data.group && <WithGroupFields group={data.group} ends="first-contact" />
  return <WithClientPage key={data.view.windowId} data={data} typed={answer?.typed} beside={beside} />
}
