import { json, type ActionFunctionArgs } from '@remix-run/node'
import { answerTo, guarded } from '#app/http/guarded.server.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { redirectTo, sentOnTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { asRiskForm, takeRiskAnswer } from '#app/http/risk-answer.server.ts'
import { sentOrDoor } from '#app/http/sent-page.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import type { Id } from '#app/work/id.ts'

/**
 * Saves a risk answer of a note that is still a draft, and sends its alert: by script, or by the whole form without it. From
 * a covered or ended session the alert goes by the page's ticket; the answer stays in the draft, and the page says both.
 */
export const action = guarded(async (args) => {
  const draftId = idIn<'draft'>(args.params.draftId)
  return args.request.headers.get('accept')?.includes('application/json') ? byScript(args, draftId) : byForm(args, draftId)
})

async function byScript(args: ActionFunctionArgs, draftId: Id<'draft'>): Promise<Response> {
  const taken = await takeRiskAnswer(args, args.request, draftId)
  if (taken.kind === 'not-whole') return json({ kind: 'not-whole', errors: taken.problems }, { status: 422 })
  if (taken.kind === 'saved') return json({ kind: 'saved', alertId: taken.alert?.alertId ?? null })
  const door = taken.kind === 'invalid' ? taken.response : taken.door
  if (!taken.sent || taken.sent === 'not-sent') throw door
  // the alert is there, the answer it came from is not: at a door it waits, and whoever is in hears what is wrong with it
  const cookie = door.headers.get('set-cookie')
  const isIn = door.status >= 400
  const { errors } = taken.kind === 'invalid' ? await taken.response.clone().json() as FormProblems : { errors: {} }
  return json({ ...taken.sent, ...(isIn ? { answer: 'not-saved', errors } : { answer: 'waits' }) }, cookie ? { headers: { 'Set-Cookie': cookie } } : {})
}

/** The answer first: it sends whatever becomes of what is written beside it, and what came of it is said before that. */
async function byForm(args: ActionFunctionArgs, draftId: Id<'draft'>): Promise<Response> {
  const taken = await takeRiskAnswer(args, await asRiskForm(args.request), draftId)
  const kept = await keepDraft(args).catch(async (error: unknown) => ({ kind: 'at-the-door' as const, door: await answerTo(args, error), sent: undefined }))
  const ofAnswer = taken.kind === 'saved' && kept.kind !== 'answered' ? taken.alert : 'sent' in taken ? taken.sent : undefined
  const sent = worst([ofAnswer, kept.sent])
  // the editor shows what was typed and what of it cannot be kept, and the alert that went
  const isShown = kept.kind === 'problem' && kept.isShownAgain && taken.kind !== 'at-the-door' && !kept.sent && sent !== 'not-sent'
  if (isShown && Object.keys(kept.fields).length > 0) return sentOnTo(`/drafts/${draftId}?index`)
  const [door] = [kept, taken].flatMap((one) => ('door' in one ? [one.door] : []))
  return sentOrDoor(args, sent, door ?? redirectTo(`/drafts/${draftId}`), `/drafts/${draftId}`)
}

/** Where one of two was not sent, that is what is said. */
const worst = (all: (Raised | 'not-sent' | undefined)[]): Raised | 'not-sent' | undefined => all.find((one) => one === 'not-sent') ?? all.find(Boolean)

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
