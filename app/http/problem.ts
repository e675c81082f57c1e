import type { Words } from '#app/language/en.ts'

export interface ProblemWords {
  title: string
  text: string
}

/** What a response may say beside its status; anything else in it is ignored. */
export interface ProblemDetails {
  /** The request's number. */
  reference?: string
  /** Until trying again makes sense. */
  seconds?: number
  /** What was typed waits on its page. */
  kept?: boolean
}

/** What a person is told for a status (0: no line), by the error pages of both layers. "Not there" and "not yours" look the same. */
export function problemWords({ frame: { errorPages }, connection }: Words, status: number, { reference = '', seconds = 5, kept = false }: ProblemDetails = {}): ProblemWords {
  switch (status) {
    case 0: return errorPages.offline
    case 401:
    case 404: return errorPages.notFound
    case 403: return connection.notFromHere
    case 405: return errorPages.wrongMethod
    case 408: return connection.tooSlow
    case 409: return { title: errorPages.stale.title, text: `${errorPages.stale.text} ${errorPages.stale[kept ? 'waits' : 'look']}` }
    case 413: return errorPages.tooLarge
    case 422: return errorPages.unreadable
    case 429:
    case 503: return { ...errorPages.tooMany, text: errorPages.tooMany.text.replace('{seconds}', String(seconds)) }
  }
  if (status < 500) return errorPages.badRequest
  return { ...errorPages.server, text: errorPages.server.text.replace('{number}', reference) }
}

/** The details in the body of a thrown response, whatever else came. */
export function detailsIn(data: unknown): ProblemDetails {
  if (typeof data !== 'object' || data === null) return {}
  const { reference, seconds, kept } = data as Record<string, unknown>
  return { ...(typeof reference === 'string' && { reference }), ...(typeof seconds === 'number' && { seconds }), ...(kept === true && { kept }) }
}
