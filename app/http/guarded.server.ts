import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { isUnreadable, type Unreadable } from '#app/keys/unreadable.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { forgetTaken, keepForm } from './keep-form.server.ts'
import type { LoadContext } from './load-context.ts'
import { keptAnswer } from './kept-form.server.ts'
import { bare, responseOf } from './refusal-response.server.ts'
import { reportError } from './report-error.server.ts'
import { maybeScopeOf, type Visit } from './scope-of.server.ts'

/**
 * Every loader and action is written `guarded(async (args) => …)`. A thrown refusal becomes its response here; a bug
 * becomes a 500 that carries the request's number and nothing else, so that the page can name it.
 */
export function guarded<Answer>(handler: (args: LoaderFunctionArgs) => Promise<Answer>): (args: LoaderFunctionArgs) => Promise<Answer> {
  return async (args) => {
    try {
      // shown, never carried out: she looks at it and sends it herself
      if (args.context.kept && args.request.method === 'POST') return await keptAnswer(args, args.context.kept) as Answer
      const answer = await handler(args)
      if (args.request.method === 'POST' && !isRefused(answer)) await forgetTaken(args)
      return asItIs(args, answer)
    } catch (error) {
      throw asItIs(args, await answerTo(args, error))
    }
  }
}

/** Whether an alert went out: of a route that has a page the router would show that page, or ask its loaders, which lead to the door. */
function asItIs<Answer>({ context }: LoaderFunctionArgs, answer: Answer): Answer {
  if (answer instanceof Response && answer.headers.get('Content-Type')?.startsWith('text/html')) context.instead = answer.clone()
  return answer
}

export type Guarded = Visit & { context: Pick<LoadContext, 'requestId'> }

/** What is answered to whatever was thrown: also where something is still to be done, and said, before it. */
export async function answerTo(args: Guarded, error: unknown): Promise<Response> {
  if (error instanceof Response) return error
  if (isRefusal(error)) return responseOf(error, args.request, { kept: error.kind === 'stale' && args.request.method === 'POST' && await keepForm(args, 'overtaken') })
  if (isUnreadable(error)) return unreadable(args, error)
  if (!args.request.signal.aborted) reportError(error, args.context.requestId)
  return json({ reference: args.context.requestId }, { status: 500 })
}

const isRefused = (answer: unknown): boolean => answer instanceof Response && answer.status >= 400

/** A head, a pin, a key's short cut: what no feature has noticed by itself is in the trail all the same. */
async function unreadable(args: Visit, error: Unreadable): Promise<Response> {
  const scope = await maybeScopeOf(args)
  if (scope) await noticeUnreadable(scope, error)
  return bare(422)
}
