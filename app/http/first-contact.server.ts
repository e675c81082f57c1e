import type { TypedResponse } from '@remix-run/node'
import { unknownIn } from '#app/cases/begin-case.server.ts'
import { contactForm } from '#app/cases/contact-form.server.ts'
import type { ContactRisk } from '#app/cases/contact.ts'
import { openFirstContact, type OpenedContact } from '#app/risk/open-first-contact.server.ts'
import { alertOfContact } from '#app/risk/risk-part.ts'
import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { LoadContext } from './load-context.ts'
import type { FormProblems } from './form-problems.ts'
import { formOf, formProblem, readForm } from './read-form.server.ts'
import { sentPage } from './sent-page.server.ts'

/** A posted first contact, by script or as a form. */
export async function openContactOf(scope: Scope, request: Request): Promise<({ kind: 'opened' } & OpenedContact) | { kind: 'problem'; response: TypedResponse<FormProblems> }> {
  const read = await readForm(request, contactForm(today(scope)))
  if (read.kind === 'invalid') return { kind: 'problem', response: read.response }
  const form = await formOf(request)
  const unknown = await unknownIn(scope, form)
  if (Object.keys(unknown).length > 0) return { kind: 'problem', response: formProblem(form, unknown) }
  const { contactId, alertId, ...contact } = read.value
  return { kind: 'opened', ...await openFirstContact(scope, { ...contact, ...(contactId ? { contactId: contactId as Id<'contact'> } : {}), ...(alertId ? { alertId: alertId as Id<'alert'> } : {}) }) }
}

/** Without script, from a covered or ended session: an answer that would have sent an alert says that it did not, with the numbers to call. */
export async function notSentAtTheDoor({ request, context }: { request: Request; context: Pick<LoadContext, 'language' | 'runtime' | 'requestId'> }, door: unknown): Promise<never> {
  const isAlert = door instanceof Response && alertOfContact(String((await formOf(request)).get('risk') ?? 'none') as ContactRisk) !== undefined
  throw isAlert ? await sentPage(context, { status: 401, onward: '/first-contact/new' }) : door
}
