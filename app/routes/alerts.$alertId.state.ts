import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { alertStatus } from '#app/risk/list-alerts.server.ts'
import { alertStatusByTicket } from '#app/risk/status-by-ticket.server.ts'

/**
 * How far an alert has got: who saw and spoke, and when; no word of it. To whoever may see the alert, and to the page it was sent
 * from by that page's ticket, covered or not. No look, no sign that somebody is there.
 */
export const loader = guarded(async (args) => {
  const [alertId, ticket, ground] = [idIn<'alert'>(args.params.alertId), args.request.headers.get('sirdash-ticket'), args.context.runtime.ground()]
  return scopeOf(args, { quiet: true }).then(async (scope) => json(await alertStatus(scope, { alertId }))).catch(async (refused: unknown) => {
    if (!ticket || !ground) throw refused
    const cookie = refused instanceof Response ? refused.headers.get('set-cookie') : null
    return json(await alertStatusByTicket(ground, { alertId, ticket }), cookie ? { headers: { 'Set-Cookie': cookie } } : {})
  })
})
