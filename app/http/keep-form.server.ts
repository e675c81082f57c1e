import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Why } from '#app/accounts/forms-memory.server.ts'
import { sealForm } from '#app/accounts/sealed-form.server.ts'
import { markPage, whoseBrowser } from '#app/accounts/whose-browser.server.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import { idFrom, newId } from '#app/work/id.ts'
import { readCookies } from './cookies.server.ts'
import type { FormProblems } from './form-problems.ts'
import type { LoadContext } from './load-context.ts'
import { formOf, typedValues } from './read-form.server.ts'

type Sent = Pick<LoaderFunctionArgs, 'request'> & { context: Pick<LoadContext, 'runtime' | 'place'> }
type Values = FormProblems['values']

/** On a form that its page sends as it covers itself, with whose page it is: a form cannot set it, and what has it is never carried out. */
export const keepHeader = 'sirdash-keep'

/** Bytes of one form; a longer one is not kept. */
const most = 64 * 1024

/** What a page showed when it was filled in, by which it is seen that somebody else was quicker. */
const shownThen = ['revision', 'number', 'base']

/**
 * A form that came when the page had been covered, or that its page sent as it covered itself, waits for its author: sealed
 * blind to her own `drafts` side, in memory alone, and never carried out. So does one that somebody else was quicker than.
 * Secrets are left out; a draft keeps its own words; where no page shows it again it does not wait. Tells whether it waits.
 */
export async function keepForm({ request, context: { runtime, place } }: Sent, why: Why = 'covered'): Promise<boolean> {
  const mark = markOf(request)
  const ground = runtime.ground()
  const person = ground && mark && whoseBrowser(ground.serverKey, mark)
  if (!ground || !mark || !person || request.method !== 'POST' || !place?.takesForm) return false
  const page = request.headers.get(keepHeader)
  if (page !== null && page !== markPage(ground.serverKey, person)) return false
  const form = await formOf(request).catch(() => undefined)
  if (!form || keepsItself(form, page === null)) return false
  const values = typedValues(form)
  // she sees what is there now, and sends hers upon that; after a mere cover the page still finds out
  if (why === 'overtaken') for (const name of shownThen) delete values[name]
  const filled = { search: searchOf(request), values }
  if (!holdsSomething(values) || Buffer.byteLength(JSON.stringify(filled)) > most) return false
  // whoever has no keys yet has no side to be sealed to
  const side = await publicSideOf(ground.db, { ...ground, programme: ground.programme.id }, 'drafts', person).catch(() => undefined)
  const id = newId()
  if (side) runtime.forms.keep(mark, { id, person, path: pathOf(request), did: didIn(values), why, sealed: await sealForm(side, id, filled) })
  return side !== undefined
}

/** What is sent by a ticket is taken without a session; a draft is saved as it is written, and its buttons keep nothing. */
const keepsItself = (form: FormData, isSent: boolean): boolean => (form.has('ticket') && (isSent || form.has('base'))) || form.has('intent')

/** A button is pressed again, also one that says whom it is about, or beside which version. */
const holdsSomething = (values: Values): boolean => Object.entries(values).some(([name, value]) => ![...shownThen, 'did'].includes(name) && [value].flat().some((text) => text !== '' && !idFrom(text)))

const didIn = ({ did = [] }: Values): string[] => [did].flat()

/** It was sent again and taken. Another form or button of the same page takes nothing away. */
export async function forgetTaken({ request, context: { runtime } }: Sent): Promise<void> {
  const mark = markOf(request)
  const kept = mark === undefined ? undefined : runtime.forms.find(mark, pathOf(request))
  const form = kept && await formOf(request).catch(() => undefined)
  if (!kept || !form) return
  const { did, ...filled } = typedValues(form)
  const isThatForm = did === undefined ? kept.did.length === 0 : [did].flat().some((one) => kept.did.includes(one))
  if (isThatForm && Object.keys(filled).length > 0) forgetForm({ request, context: { runtime } })
}

/** Its author wants it gone, or nobody can open it. */
export function forgetForm({ request, context: { runtime } }: Sent, path = pathOf(request)): void {
  const mark = markOf(request)
  if (mark !== undefined) runtime.forms.forget(mark, path)
}

export const markOf = (request: Request): string | undefined => readCookies(request.headers.get('cookie')).whose
export const pathOf = (request: Request): string => new URL(request.url).pathname

function searchOf(request: Request): string {
  const { searchParams } = new URL(request.url)
  searchParams.delete('index')
  return searchParams.size > 0 ? `?${searchParams.toString()}` : ''
}
