import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { raisePosted } from '#app/http/sat-answers.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'

/** Answers on the page "with a client", or of the scale of a needs assessment, that oblige to an alert: it goes by the page's ticket, whatever has become of the session. Nothing else is kept here. */
export const action = guarded(async (args) => json(await raisePosted(args)))

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
