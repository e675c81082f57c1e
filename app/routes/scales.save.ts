import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { takeScale } from '#app/http/scale-answers.server.ts'
import { idFrom } from '#app/work/id.ts'

/**
 * A scale posted by script: the page stays, and says how far its alert got. From a covered or ended session the alert goes by the
 * page's ticket; the answers wait for whoever filled them in, or stay on her page alone, and that is said, too.
 */
export const action = guarded(async (args) => {
  const form = await formOf(args.request)
  const caseId = idFrom<'case'>(String(form.get('caseId')))
  if (!caseId) throw bare(400)
  const taken = await takeScale(args, { caseId, instrumentId: String(form.get('instrument')) })
  if (taken.kind === 'problem') return taken.response
  // the form itself is posted then, and leads on to the sheet
  if (taken.kind === 'consent-awaited') return json({ kind: 'not-whole', errors: {} }, { status: 422 })
  if (taken.kind === 'saved') return json({ kind: 'saved', alertId: taken.alertId })
  if (taken.sent === 'not-sent' || (!taken.sent && !taken.kept)) throw taken.door ?? bare(404)
  const cookie = taken.door?.headers.get('set-cookie')
  return json({ kind: 'saved', alertId: taken.sent?.alertId ?? null, answer: taken.kept ? 'waits' : 'not-kept' }, cookie ? { headers: { 'Set-Cookie': cookie } } : {})
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
