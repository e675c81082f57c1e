import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { formOf } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { reportError } from '#app/http/report-error.server.ts'
import { sendAlert } from '#app/http/send-alert.server.ts'
import { sentPage } from '#app/http/sent-page.server.ts'
import { isRefusal } from '#app/work/refusal.ts'

/**
 * Sends an alert: by script (answered in JSON) or by a plain form. Whatever goes wrong, a person without script is told
 * that it was not sent, with the numbers to call.
 */
export const action = guarded(async (args) => {
  if (args.request.headers.get('accept')?.includes('application/json')) {
    const { raised, door } = await sendAlert(args)
    const cookie = door?.headers.get('set-cookie')
    return json(raised, cookie ? { headers: { 'Set-Cookie': cookie } } : {})
  }
  const ticket = await formOf(args.request).then((form) => form.get('ticket'), () => null)
  const sent = await sendAlert(args).catch((error: unknown) => {
    if (!(error instanceof Response) && !isRefusal(error)) reportError(error, args.context.requestId)
    if (error instanceof Response) return error.status < 400 ? 401 : error.status
    return isRefusal(error) ? 404 : 503
  })
  if (typeof sent === 'number') return sentPage(args.context, { status: sent, onward: '/today', ticket })
  const onward = `/alerts/${sent.raised.alertId}` as const
  return sent.door ? sentPage(args.context, { status: 200, onward, ticket }) : redirectTo(onward)
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
