import type { Request, Response } from 'express'
import { isLanguage, languageOfHeader, type Language } from '#app/language/language.ts'
import { newId } from '#app/work/id.ts'
import { readCookies } from './cookies.server.ts'

/** What is known about a request before anybody looks at who sent it. */
export interface Visit {
  id: string
  nonce: string
  language: Language
  /** The synthetic programme: every page says so. */
  isDemo: boolean
  /** The route's pattern for the log; 'none' until one answers. */
  route: string
}

const visits = new WeakMap<Response, Visit>()

export function beginVisit(request: Request, response: Response, { isDemo = false } = {}): Visit {
  const visit: Visit = { id: newId(), nonce: newNonce(), language: languageOf(request), isDemo, route: 'none' }
  visits.set(response, visit)
  return visit
}

export function visitOf(response: Response): Visit {
  const visit = visits.get(response)
  if (!visit) throw new Error('a response without a visit')
  return visit
}

function languageOf(request: Request): Language {
  const { language } = readCookies(request.headers.cookie)
  return isLanguage(language) ? language : languageOfHeader(request.headers['accept-language'])
}

const newNonce = (): string => Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(16))).toString('base64')
