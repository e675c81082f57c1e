import { raiseAlert, type Raised } from '#app/risk/raise-alert.server.ts'
import { raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import { sendForm } from '#app/risk/alert-form.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import { onceMore } from './once-more.server.ts'
import { readToSend } from './read-form.server.ts'
import { scopeOf, type Visit } from './scope-of.server.ts'

/** `door`: where the sender goes on, when the session behind the page is covered or over. */
export type SentAlert = { raised: Raised; door: Response | undefined }

/** An alert by whoever sends it: in an open session, or by the ticket of the page when there is none. Throws when nothing was written. */
export async function sendAlert(args: Visit): Promise<SentAlert> {
  const form = await readToSend(args.request, sendForm)
  if (form.kind === 'invalid') throw form.response
  const { caseId, alertId, type, ticket, ...rest } = form.value
  const raising = { ...rest, caseId: caseId as Id<'case'>, alertId: alertId as Id<'alert'>, source: 'button' as const, ...(type ? { type } : {}) }
  const entry = await scopeOf(args).catch((answer: unknown) => {
    if (answer instanceof Response) return answer
    throw answer
  })
  if (!(entry instanceof Response)) {
    const raised = await onceMore(() => raiseAlert(entry, raising)).catch((error: unknown) => notTheirs(error))
    if (raised) return { raised, door: undefined }
  }
  const ground = args.context.runtime.ground()
  if (!ground || !ticket) throw entry instanceof Response ? entry : new Refusal('not-found')
  return { raised: await raiseAlertByTicket(ground, { ...raising, ticket }), door: entry instanceof Response ? entry : undefined }
}

/** Somebody else has signed in on this device since: the page's own ticket still sends. */
function notTheirs(error: unknown): undefined {
  if (!isRefusal(error) || error.kind !== 'not-found') throw error
}
