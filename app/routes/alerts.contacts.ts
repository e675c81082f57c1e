import { guarded } from '#app/http/guarded.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import { contactForm } from '#app/risk/alert-form.server.ts'
import { makeContact } from '#app/risk/brief-contacts.server.ts'
import type { Id } from '#app/work/id.ts'

/** From Today: a contact after an alert was made, or tried. */
export const action = guarded(async (args) => {
  const scope = await scopeOf(args)
  const read = await readForm(args.request, contactForm)
  // only buttons: nobody types here
  if (read.kind === 'invalid') throw bare(400)
  await makeContact(scope, { contactId: read.value.contactId as Id<'brief-contact'>, reached: read.value.did === 'made' })
  return redirectTo('/today')
})

/** There is nothing to look at here. */
export const loader = guarded(async () => bare(405, { Allow: 'POST' }))
