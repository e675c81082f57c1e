import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo, sentOnTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { asRiskForm, partGiven, sendAtTheDoor } from '#app/http/risk-answer.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { sentOrDoor } from '#app/http/sent-page.server.ts'
import { partForm } from '#app/risk/alert-form.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { saveRiskOfNote } from '#app/sessions/risk-of-note.server.ts'
import { isRefusal } from '#app/work/refusal.ts'

/**
 * Saves a risk answer of a note that is still a draft, and sends its alert: by script, or by the whole form without it. From
 * a covered or ended session the alert goes by the page's ticket; the answer stays in the draft, and the page says both.
 */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  const byScript = args.request.headers.get('accept')?.includes('application/json') === true
  const kept = byScript ? undefined : await keepDraft(args)
  if (kept?.kind === 'at-the-door') {
    const sent = await sendAtTheDoor(args, await asRiskForm(args.request))
    return sentOrDoor(args, [sent, kept.sent].find((one) => one === 'not-sent') ?? sent ?? kept.sent, kept.door, `/drafts/${draftId}`)
  }
  // the editor shows what was typed and what of it cannot be kept
  if (kept?.kind === 'problem') return Object.keys(kept.fields).length > 0 ? sentOnTo(`/drafts/${draftId}?index`) : bare(kept.status)
  const entry = await scopeOf(args).catch((door: unknown) => {
    if (byScript && door instanceof Response) return door
    throw door
  })
  if (entry instanceof Response) {
    const sent = await sendAtTheDoor(args, args.request)
    if (!sent || sent === 'not-sent') throw entry
    return alertAlone(sent, entry.headers.get('set-cookie'))
  }
  const form = await readForm(byScript ? args.request : await asRiskForm(args.request), partForm)
  if (form.kind === 'invalid') return byScript ? form.response : redirectTo(`/drafts/${draftId}`)
  const saved = await saveRiskOfNote(entry, { draftId, ...partGiven(form.value) }).catch(async (error: unknown) => {
    // somebody else has signed in on this device since: the page's own ticket still sends
    const sent = isRefusal(error) && error.kind === 'not-found' && byScript ? await sendAtTheDoor(args, args.request) : undefined
    if (!sent || sent === 'not-sent') throw error
    return sent
  })
  if (!('alert' in saved) && saved.kind !== 'not-whole') return alertAlone(saved)
  if (!byScript) return redirectTo(`/drafts/${draftId}`)
  if (saved.kind === 'not-whole') return json({ kind: 'not-whole', errors: saved.problems }, { status: 422 })
  return json({ kind: 'saved', alertId: saved.alert?.alertId ?? null })
})

/** The alert is there, the answer it came from is not. */
const alertAlone = (sent: Raised, cookie: string | null = null) => json({ ...sent, answerWaits: true }, cookie ? { headers: { 'Set-Cookie': cookie } } : {})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
