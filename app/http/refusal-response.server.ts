import { json } from '@remix-run/node'
import type { Refusal } from '#app/work/refusal.ts'
import { isKnownPath, redirectTo } from './redirect.server.ts'

/**
 * A refusal as HTTP, in one place. "Not yours" and "not there" are the same response, byte for byte.
 * The body holds at most how many seconds to wait, or that a form waits: the error page knows what to say from the status.
 */
export function responseOf(refusal: Refusal, request: Request, { kept = false } = {}): Response {
  switch (refusal.kind) {
    case 'not-found':
    case 'not-permitted':
      return bare(404)
    case 'locked':
      return redirectTo(`/unlock?to=${encodeURIComponent(placeOf(request))}`)
    case 'stale':
      return json({ kept }, { status: 409 })
    case 'unreadable':
      return bare(422)
    case 'too-many':
      return busy(Math.max(1, Math.ceil(refusal.retryAfter ?? 5)))
  }
}

/** A response without words, for the error page to dress. */
export function bare(status: number, headers?: HeadersInit): Response {
  return json(null, { status, headers })
}

function busy(seconds: number): Response {
  return json({ seconds }, { status: 503, headers: { 'Retry-After': String(seconds) } })
}

/** Where to come back to: the path alone, since a query may hold what was searched for. */
function placeOf(request: Request): string {
  const { pathname } = new URL(request.url)
  return isKnownPath(pathname) ? pathname : '/'
}
