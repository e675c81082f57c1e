import type { z } from 'zod'
import { partForm, partSendForm } from '#app/risk/alert-form.server.ts'
import { caseOnTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { alertOf, type RiskPart } from '#app/risk/risk-part.ts'
import { riskGiven } from '#app/sessions/risk-fields.ts'
import { saveRiskOfNote, type RiskSaving } from '#app/sessions/risk-of-note.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { answerTo, type Guarded } from './guarded.server.ts'
import { onceMore } from './once-more.server.ts'
import { formOf, readForm, readToSend } from './read-form.server.ts'
import { reportError } from './report-error.server.ts'
import { scopeOf } from './scope-of.server.ts'

/** The editor's own form, read as the form of one answer. */
export async function asRiskForm(request: Request): Promise<Request> {
  const whole = await formOf(request)
  // browsers send each line break of a text field as two signs
  const text = (name: string) => String(whole.get(name) ?? '').replaceAll('\r\n', '\n')
  const fields = Object.fromEntries([...whole.keys()].filter((name) => name.startsWith('draft.')).map((name) => [name.slice('draft.'.length), text(name)]))
  const member = text('member')
  const body = new URLSearchParams({ ...riskGiven(fields, member), member, alertId: text(`alertId${member}`), ticket: text(`alertTicket${member}`) })
  return new Request(request.url, { method: 'POST', body })
}

function partGiven({ alertId, press, member, answer, type, level, since, reason, protective, actionNow, told }: z.output<typeof partForm>): { alertId: Id<'alert'>; press: string | undefined; member: string; part: RiskPart } {
  const part = { answer, ...(type ? { type } : {}), ...(level ? { level } : {}), ...(since ? { since } : {}), ...(reason ? { reason } : {}), protective, actionNow, told }
  return { alertId: alertId as Id<'alert'>, press, member, part }
}

type Sent = Raised | 'not-sent' | undefined
export type RiskTaken = RiskSaving | { kind: 'invalid'; response: Response; sent: Sent } | { kind: 'at-the-door'; door: Response; sent: Sent }

/**
 * A risk answer by whoever sends it: in an open session; its alert alone, by the ticket of the page, when there is none or
 * the answer cannot be saved, whatever the reason.
 */
export async function takeRiskAnswer(args: Guarded, form: Request, draftId: Id<'draft'>): Promise<RiskTaken> {
  const atTheDoor = async (door: unknown): Promise<RiskTaken> => ({ kind: 'at-the-door', sent: await sendAtTheDoor(args, form), door: await answerTo(args, door) })
  const inSession = async (): Promise<RiskTaken> => {
    const [scope, read] = [await scopeOf(args), await readForm(form, partForm)]
    return read.kind === 'invalid' ? { ...read, sent: await sendAtTheDoor(args, form) } : saveRiskOfNote(scope, { draftId, ...partGiven(read.value) })
  }
  // covered or over, somebody else's by now, something altered in what was kept
  return onceMore(inSession).catch(atTheDoor)
}

/**
 * The alert of a risk answer that is not saved, by the ticket of its page. undefined: the answer sends nothing. Whatever goes
 * wrong, also with the form, it says that nothing was sent.
 */
async function sendAtTheDoor({ context }: Guarded, request: Request): Promise<Sent> {
  const form = await readToSend(request, partSendForm)
  if (form.kind === 'invalid') return (await formOf(request)).get('answer') === 'new-or-higher' ? 'not-sent' : undefined
  const { alertId, press, part: { answer, level: asked, type, protective, actionNow, told } } = partGiven(form.value)
  const level = alertOf({ answer, ...(asked ? { level: asked } : {}) })
  const ground = context.runtime.ground()
  if (!level || !ground) return level && 'not-sent'
  try {
    const { ticket } = form.value
    return await raiseAlertByTicket(ground, { caseId: caseOnTicket(ground, ticket), ticket, alertId, press, level, source: 'note', ...(type ? { type } : {}), protective, actionNow, told })
  } catch (error) {
    if (!isRefusal(error)) reportError(error, context.requestId)
    return 'not-sent'
  }
}
