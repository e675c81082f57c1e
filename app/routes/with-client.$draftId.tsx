import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { WithGroupFields } from '#app/groups/with-group-fields.tsx'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { redirectTo, sentOnTo } from '#app/http/redirect.server.ts'
import { asFilled, postedPage, raiseFromSitting, refusedIn } from '#app/http/sat-answers.server.ts'
import { sentOrDoor } from '#app/http/sent-page.server.ts'
import { endSitting, isSitting, openSitting, rememberSent } from '#app/http/sitting.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { chosenSet } from '#app/scales/scale-set.server.ts'
import { offeredTools } from '#app/scales/tool-asked.server.ts'
import { withJottings } from '#app/sessions/jotting.ts'
import { sittingView } from '#app/sessions/sitting-view.ts'
import { WithClientPage, type TypedAgain } from '#app/sessions/with-client-page.tsx'
import { newId } from '#app/work/id.ts'

export const handle: Spoken = { words: ['sessions', 'sitting', 'scales', 'risk', 'groups'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

/** Shown to the held session alone, without keys. Anybody else goes on to the draft, where the door is. */
export const loader = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const sitting = openSitting(args, draftId)
  if (!sitting) throw redirectTo(`/drafts/${draftId}`)
  const ground = args.context.runtime.ground()!
  const tools = offeredTools(await chosenSet(ground), args.context.language)
  const scale = { tools, chosen: new URL(args.request.url).searchParams.get('scale'), ids: { scaleId: newId<'scale'>(), alertId: newId<'alert'>() } }
  return { data: sittingView(sitting, ground.now(), scale) }
})

/**
 * By the page's tickets, whatever has become of the session: sends what the answers of a scale oblige to, keeps what was
 * written, then hides it, or ends. Whether something was sent or not is said before anything else.
 */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const posted = await postedPage(args.request)
  const { then } = posted
  const ends = then === 'end' || then === 'first-contact'
  const raised = await raiseFromSitting(args, posted)
  const sits = isSitting(args, draftId)
  const refused = sits ? refusedIn(posted) : undefined
  const again = { text: withJottings(posted.fields).text ?? '', scale: refused ?? asFilled(posted) }
  if (raised === 'not-sent' && sits) return json<TypedAgain>({ ...again, notSent: true }, { status: 503 })
  if (raised && raised !== 'not-sent') rememberSent(args, raised.alertId)
  if (refused) return json<TypedAgain>(again, { status: 422 })
  const kept = await keepDraft(args, { writtenOnly: true })
  // nobody sits there any more: the editor shows what was typed and what of it cannot be kept, and the alert that went
  const isShown = kept.kind === 'problem' && kept.isShownAgain && !sits && raised !== 'not-sent'
  if (isShown && Object.keys(kept.fields).length > 0) throw sentOnTo(`/drafts/${draftId}?index`)
  // no page with a client comes after this one
  const isLost = kept.kind === 'at-the-door' ? kept.keeping.kind === 'not-kept' : kept.kind === 'problem' && !sits
  if (isLost || (raised && !sits)) return sentOrDoor(args, raised, kept.kind === 'answered' ? redirectTo(`/drafts/${draftId}`) : kept.door, `/drafts/${draftId}`)
  if (kept.kind === 'problem') return json<TypedAgain>({ text: withJottings(kept.fields).text ?? '', unkept: true }, { status: kept.status })
  if (ends) endSitting(args)
  if (then === 'first-contact') return redirectTo('/first-contact/new')
  if (ends) return redirectTo(`/drafts/${draftId}`)
  return redirectTo(posted.next === undefined ? `/with-client/${draftId}` : `/with-client/${draftId}?scale=${encodeURIComponent(posted.next)}`)
})

export const shouldRevalidate = () => false

export default function WithClient() {
  const { data } = useLoaderData<typeof loader>()
  const answer = useActionData<TypedAgain>()
  const beside = data.group && <WithGroupFields group={data.group} ends="first-contact" />
  return <WithClientPage key={data.view.windowId} data={data} typed={answer} beside={beside} />
}
