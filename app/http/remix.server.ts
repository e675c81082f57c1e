import { json, type ServerBuild } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { ownHeaders } from './headers.server.ts'
import { keepForm, keepHeader } from './keep-form.server.ts'
import { keptFor } from './kept-form.server.ts'
import type { LoadContext } from './load-context.ts'
import { narrowHandlers } from './narrow-routes.server.ts'
import { directPosts, placesOf, type Direct } from './route-pattern.server.ts'

/** One request for Remix: where it was really sent, and its whole body. */
export interface Incoming {
  request: ExpressRequest
  response: ExpressResponse
  origin: string
  body: Buffer | undefined
  context: LoadContext
  /** Of its route ('/cases/:id'). */
  pattern: string
}

export type Answering = (incoming: Incoming, signal: AbortSignal) => Promise<void>

// Remix compares Origin with Host once more and stops at `Origin: null`, which our own forms send; the write was judged
// before. The forwarded headers would let a stranger choose the address a loader sees.
const notHandedOn = new Set(['origin', 'host', 'forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for', 'x-forwarded-port', 'content-length', 'transfer-encoding', 'connection'])

/**
 * The place of @remix-run/express' handler, which believes X-Forwarded-Host, hands on a body nobody has measured and
 * adds to headers where one must win. The mode is told, not read from the environment: development shows stacks.
 */
export function remixAnswering(build: ServerBuild, mode: 'development' | 'production'): Answering {
  const handlerFor = narrowHandlers(build, mode)
  const direct = directPosts(build.routes)
  const placeOf = placesOf(build.routes)
  return async (incoming, signal) => {
    const { request: { method, path }, pattern } = incoming
    const [sent, place] = [webRequest(incoming, signal), placeOf(path)]
    const visit: LoadContext = { ...incoming.context, place }
    if (method === 'POST' && sent.headers.has(keepHeader)) {
      await keepForm({ request: sent, context: visit })
      return void incoming.response.status(204).end()
    }
    const kept = method === 'GET' && !('_data' in incoming.request.query) && place.takesForm ? keptFor({ request: sent, context: visit }) : undefined
    // the page with the form on it, as it comes back from a problem
    const [request, context] = kept ? [new Request(sent, { method: 'POST' }), { ...visit, kept }] : [sent, visit]
    // a script of Remix' own (`_data`) wants its redirects in Remix' own way
    const post = method === 'POST' && !('_data' in incoming.request.query) ? direct(pattern, path) : undefined
    const answer = post ? await answerOf(post, request, context) : await handlerFor(new URL(request.url).pathname)(request, context)
    if (signal.aborted || incoming.response.headersSent) return
    await send(context.instead ?? answer, incoming.response)
  }
}

/** What a route throws as an answer is one. */
async function answerOf({ action, params }: Direct, request: Request, context: LoadContext): Promise<Response> {
  try {
    const answer = await action({ request, params, context })
    return answer instanceof Response ? answer : json(answer)
  } catch (answer) {
    if (answer instanceof Response) return answer
    throw answer
  }
}

function webRequest({ request, origin, body }: Incoming, signal: AbortSignal): Request {
  const headers = new Headers({ host: new URL(origin).host })
  for (const [name, value] of Object.entries(request.headers)) {
    if (notHandedOn.has(name) || value === undefined) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const sent = request.method === 'POST' ? new Uint8Array(body ?? []) : null
  return new Request(new URL(request.originalUrl, origin), { method: request.method, headers, signal, body: sent })
}

async function send(answer: Response, response: ExpressResponse): Promise<void> {
  response.status(answer.status)
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.append(name, value)
    else if (name === 'vary') response.vary(value)
    else if (!ownHeaders.has(name)) response.setHeader(name, value)
  }
  if (!answer.body) return void response.end()
  // whole: every answer was made in memory, and a stream of one piece costs more than the piece
  const whole = Buffer.from(await answer.arrayBuffer())
  if (!response.destroyed) response.end(whole)
}
