import type { LoaderFunctionArgs } from '@remix-run/node'
import { sealForm } from '#app/accounts/sealed-form.server.ts'
import { whoseBrowser } from '#app/accounts/whose-browser.server.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import { newId } from '#app/work/id.ts'
import { readCookies } from './cookies.server.ts'
import { formOf, typedValues } from './read-form.server.ts'

type Sent = Pick<LoaderFunctionArgs, 'request'> & { context: Pick<LoaderFunctionArgs['context'], 'runtime'> }

/** Bytes of one form; a longer one is not kept. */
const most = 64 * 1024

/**
 * A form that came when the page had been covered, or that its page sent as it covered itself, waits for its author: sealed
 * blind to her own `drafts` side, in memory alone, and never carried out. So does one that somebody else was quicker than.
 * Secrets are left out; a draft keeps its own words. Tells whether it waits.
 */
export async function keepForm({ request, context: { runtime } }: Sent, { isSent = true } = {}): Promise<boolean> {
  const mark = markOf(request)
  const ground = runtime.ground()
  const person = ground && mark && whoseBrowser(ground.serverKey, mark)
  const form = request.method === 'POST' && person ? await formOf(request).catch(() => undefined) : undefined
  if (!mark || !ground || !person || !form || keepsItself(form, isSent)) return false
  const filled = { search: searchOf(request), values: typedValues(form) }
  // a button alone is pressed again
  if (Object.keys(filled.values).every((name) => name === 'did') || Buffer.byteLength(JSON.stringify(filled)) > most) return false
  // whoever has no keys yet has no side to be sealed to
  const side = await publicSideOf(ground.db, { ...ground, programme: ground.programme.id }, 'drafts', person).catch(() => undefined)
  const id = newId()
  if (side) runtime.forms.keep(mark, { id, person, path: pathOf(request), sealed: await sealForm(side, id, filled) })
  return side !== undefined
}

/** What is sent by a ticket is taken without a session; a draft is saved as it is written, and its buttons keep nothing. */
const keepsItself = (form: FormData, isSent: boolean): boolean => (form.has('ticket') && (isSent || form.has('base'))) || form.has('intent')

/** It was sent again and taken, or its author wants it gone. */
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
