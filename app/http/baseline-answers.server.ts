import { baselineFields } from '#app/assessments/baseline-typed.ts'
import { sendBaseline, sendBaselineByTicket } from '#app/assessments/baseline-scale.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Guarded } from './guarded.server.ts'
import { onceMore } from './once-more.server.ts'
import { formOf } from './read-form.server.ts'
import { reportError } from './report-error.server.ts'

/** Of the save that is answered; without `fields` it is a piece that the device sealed. */
type Saved = { draftId: Id<'draft'>; fields: DraftFields | undefined }

/**
 * The scale of a needs assessment sends with the save that brings it. Where nobody's keys are open a page without script sends by
 * its ticket (with script it has sent already): undefined when there is nothing to send.
 */
export async function sendWithSave(args: Guarded, entry: Scope | Response, saved: Saved): Promise<Raised | 'not-sent' | undefined> {
  if (saved.fields && !baselineFields.some((name) => name in saved.fields!)) return undefined
  if (entry instanceof Response) return atTheDoor(args, saved)
  return onceMore(() => inSession(entry, saved)).catch(async (error: unknown) => {
    const sent = await atTheDoor(args, saved)
    if (!sent && !isRefusal(error)) throw error
    return sent
  })
}

async function inSession(scope: Scope, { draftId, fields }: Saved): Promise<undefined> {
  const { row: { about, case_id: caseId }, fields: kept } = await openDraft(scope, { draftId })
  if (about === 'assessment' && caseId) await sendBaseline(scope, { caseId, draftId, fields: { ...kept, ...fields }, isWhole: false })
}

/** A page without script posts its whole form. */
async function atTheDoor({ request, context: { runtime, requestId } }: Guarded, { draftId, fields }: Saved): Promise<Raised | 'not-sent' | undefined> {
  if (!fields || request.headers.get('content-type')?.startsWith('application/json')) return undefined
  const ground = runtime.ground()
  const ticket = String((await formOf(request)).get('alertTicket') ?? '')
  if (!ground || !fields.scale) return undefined
  return sendBaselineByTicket(ground, { draftId, fields, ticket }).catch((error: unknown) => {
    if (!isRefusal(error)) reportError(error, requestId)
    return 'not-sent' as const
  })
}
