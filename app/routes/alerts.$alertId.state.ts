import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { idIn } from '#app/http/id-in.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { alertStatus } from '#app/risk/list-alerts.server.ts'

/** How far an alert has got, for its own page: who saw and spoke, and when; no word of it. No look, no sign that somebody is there. */
export const loader = guarded(async (args) => json(await alertStatus(await scopeOf(args, { quiet: true }), { alertId: idIn<'alert'>(args.params.alertId) })))
