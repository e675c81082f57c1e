import type { Raised } from '#app/risk/raise-alert.server.ts'
import { alertFromPage } from '#app/scales/answers-of-page-form.server.ts'
import { raiseFromPage, refusedOnPage } from '#app/scales/answers-of-page.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { satScales, type SatScale } from '#app/sessions/sat-scale.ts'
import type { RefusedScale } from '#app/sessions/with-client-scale.tsx'
import type { Id } from '#app/work/id.ts'
import { isRefusal, Refusal } from '#app/work/refusal.ts'
import type { LoadContext } from './load-context.ts'
import { readToSend } from './read-form.server.ts'
import { reportError } from './report-error.server.ts'

// The page "with a client" has no key and may have no session: what its answers oblige to goes by its ticket.

type Args = { request: Request; context: Pick<LoadContext, 'runtime' | 'requestId'> }

/** What the page's script posts as soon as an answer rings. */
export async function raisePosted({ request, context }: Args): Promise<Raised | { kind: 'saved'; alertId: null }> {
  const read = await readToSend(request, alertFromPage)
  if (read.kind === 'invalid') throw read.response
  const ground = context.runtime.ground()
  if (!ground) throw new Refusal('not-found')
  const { alertId, ...answers } = read.value
  return await raiseFromPage(ground, { ...answers, alertId: alertId as Id<'alert'>, isDone: false }) ?? { kind: 'saved', alertId: null }
}

/** The whole page as a form, when it is hidden or ended. */
export type PostedPage = { then: string; /** Another scale comes next: chosen already, or empty. */ next: string | undefined; ticket: string; fields: DraftFields; scale: SatScale | undefined }

export async function postedPage(request: Request): Promise<PostedPage> {
  const form = new URLSearchParams(await request.clone().text())
  const fields = Object.fromEntries([...form].flatMap(([name, text]) => (name.startsWith('draft.') ? [[name.slice('draft.'.length), text]] : [])))
  const then = form.get('then') ?? ''
  const next = /^scale(?: (\w+))?$/.exec(then)
  return { then, next: next ? next[1] ?? form.get('scale') ?? '' : undefined, ticket: form.get('alertTicket') ?? '', fields, scale: satScales(fields).at(-1) }
}

/** Nobody goes on with the scale on it: a risk item left out counts too. `not-sent`: it should have gone and could not. */
export async function raiseFromSitting({ context }: Args, { scale, ticket }: PostedPage): Promise<Raised | 'not-sent' | undefined> {
  if (!scale) return undefined
  const { tool, values, alertId } = scale
  try {
    const ground = context.runtime.ground()
    if (!ground) throw new Refusal('not-found')
    return await raiseFromPage(ground, { tool, values, ticket, alertId, isDone: true })
  } catch (error) {
    if (!isRefusal(error)) reportError(error, context.requestId)
    return 'not-sent'
  }
}

/** Values no such form has, beside what was typed; undefined when there are none. */
export function refusedIn({ scale }: PostedPage): RefusedScale | undefined {
  const errors = scale ? refusedOnPage(scale) : {}
  return scale && Object.keys(errors).length > 0 ? { ...asChosen(scale), errors } : undefined
}

export const asFilled = ({ scale }: PostedPage): RefusedScale | undefined => scale && { ...asChosen(scale), errors: {} }

const asChosen = ({ tool, scaleId, alertId, values }: SatScale) => ({ choice: { tool, scaleId, alertId }, values })
