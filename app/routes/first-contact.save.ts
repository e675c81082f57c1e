import { json } from '@remix-run/node'
import { guarded } from '#app/http/guarded.server.ts'
import { openContactOf } from '#app/http/first-contact.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'

/** A first contact whose risk answer sends an alert, posted by script: the page stays, and says how far it got. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const opened = await openContactOf(scope, args.request)
  return opened.kind === 'problem' ? opened.response : json({ kind: 'saved', alertId: opened.alertId })
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
