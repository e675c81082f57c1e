import type { z } from 'zod'
import { partForm } from '#app/risk/alert-form.server.ts'
import { caseOnTicket, raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { alertOf, type RiskPart } from '#app/risk/risk-part.ts'
import { riskGiven } from '#app/sessions/risk-fields.ts'
import { saveRiskOfNote, type RiskSaving } from '#app/sessions/risk-of-note.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { formOf, readForm } from './read-form.server.ts'
import type { LoadContext } from './load-context.ts'
import { responseOf } from './refusal-response.server.ts'
import { reportError } from './report-error.server.ts'
import { scopeOf } from './scope-of.server.ts'

/** The editor's own form, read as the form of one answer. */
export async function asRiskForm(request: Request): Promise<Request> {
  const whole = await formOf(request)
  const text = (name: string) => String(whole.get(name) ?? '')
  const fields = Object.fromEntries([...whole.keys()].filter((name) => name.startsWith('draft.')).map((name) => [name.slice('draft.'.length), text(name)]))
  const member = text('member')
  const body = new URLSearchParams({ ...riskGiven(fields, member), member, alertId: text(`alertId${member}`), ticket: text(`alertTicket${member}`) })
  return new Request(request.url, { method: 'POST', body })
}

function partGiven({ alertId, press, member, answer, type, level, since, reason, protective, actionNow, told }: z.output<typeof partForm>): { alertId: Id<'alert'>; press: string | undefined; member: string; part: RiskPart } {
  const part = { answer, ...(type ? { type } : {}), ...(level ? { level } : {}), ...(since ? { since } : {}), ...(reason ? { reason } : {}), protective, actionNow, told }
  return { alertId: alertId as Id<'alert'>, press, member, part }
}

type Args = { request: Request; context: Pick<LoadContext, 'runtime' | 'address' | 'requestId'> }
export type RiskTaken = RiskSaving | { kind: 'invalid'; response: Response } | { kind: 'at-the-door'; door: Response; sent: Raised | 'not-sent' | undefined }

/** A risk answer by whoever sends it: in an open session, or its alert alone by the ticket of the page when there is none. */
export async function takeRiskAnswer(args: Args, form: Request, draftId: Id<'draft'>): Promise<RiskTaken> {
  const atTheDoor = async (door: Response): Promise<RiskTaken> => ({ kind: 'at-the-door', door, sent: await sendAtTheDoor(args, form) })
  const entry = await scopeOf(args).catch((door: unknown) => {
    if (door instanceof Response) return door
    throw door
  })
  if (entry instanceof Response) return atTheDoor(entry)
  const read = await readForm(form, partForm)
  if (read.kind === 'invalid') return read
  return saveRiskOfNote(entry, { draftId, ...partGiven(read.value) }).catch((error: unknown) => {
    if (!isRefusal(error) || error.kind !== 'not-found') throw error
    // somebody else has signed in on this device since
    return atTheDoor(responseOf(error, args.request))
  })
}

/**
 * The alert of a risk answer whose session is covered or over, by the ticket of its page. undefined: the answer sends
 * nothing. Whatever goes wrong, it says that nothing was sent.
 */
async function sendAtTheDoor({ context }: Args, request: Request): Promise<Raised | 'not-sent' | undefined> {
  const form = await readForm(request, partForm)
  if (form.kind === 'invalid') return undefined
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
