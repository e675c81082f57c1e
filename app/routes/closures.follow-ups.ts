import { followUpForm } from '#app/cases/closure-form.server.ts'
import { makeFollowUp } from '#app/cases/follow-ups.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Id } from '#app/work/id.ts'

/** From Today: a follow-up after care ended was made, or tried. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, followUpForm)
  // only buttons: nobody types here
  if (read.kind === 'invalid') throw bare(400)
  await makeFollowUp(scope, { followUpId: read.value.contactId as Id<'follow-up'>, reached: read.value.did === 'made' })
  return redirectTo('/today')
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
