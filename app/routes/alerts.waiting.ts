import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { countAlerts } from '#app/risk/list-alerts.server.ts'

/** Asked every 20 seconds by an open page: how many wait and the highest level, nothing else. No look, no sign that somebody is there. */
export const loader = guarded(async (args) => json(await countAlerts(await scopeOf(args, { quiet: true }))))
