import { redirectTo, isKnownPath, type KnownPath } from './redirect.server.ts'
import { readCookies, sessionCookie } from './cookies.server.ts'
import { keepForm } from './keep-form.server.ts'
import type { LoadContext } from './load-context.ts'
import { actingAs, standingOf } from '#app/accounts/acting-as.server.ts'
import { personById } from '#app/accounts/person-table.server.ts'
import type { Found } from '#app/accounts/session-memory.server.ts'
import type { Session } from '#app/accounts/session.ts'
import { signingPin } from '#app/accounts/pin-used-up.server.ts'
import { givePassphrase } from '#app/accounts/unlock.server.ts'
import type { Scope } from '#app/work/scope.ts'

/** What every loader and action has. */
export type Visit = { request: Request; context: Pick<LoadContext, 'runtime' | 'address' | 'place'> }

type Options = {
  /** A poll or an unchanged autosave: it is no sign that somebody is there. */
  quiet?: boolean
}

/**
 * The scope of the signed-in person. Otherwise throws a redirect: to /sign-in (nobody, expired, ended), to /veiled, or
 * to /unlock, with the way back. What a form brought is kept for its author.
 */
export async function scopeOf(args: Visit, options: Options = {}): Promise<Scope> {
  const found = foundBy(args, options)
  if (found.kind === 'open') {
    const scope = await scopeIn(args, found)
    if (scope) return scope
  }
  await keepForm(args)
  throw redirectTo(placeFor(args, found), 'cookie' in found && found.cookie ? [sessionCookie(found.cookie)] : [])
}

/** The same for pages that work both ways; undefined when nobody is signed in or the page is veiled or locked. */
export async function maybeScopeOf(args: Visit): Promise<Scope | undefined> {
  const found = foundBy(args, { quiet: true })
  return found.kind === 'open' ? scopeIn(args, found) : undefined
}

/** The session of an open page, for what concerns the session itself. */
export function sessionOf(args: Visit): Session | undefined {
  const found = foundBy(args, { quiet: true })
  return found.kind === 'open' ? found.session : undefined
}

/** Something that only a person does was found out after a quiet visit. */
export const showsActivity = (args: Visit): void => void foundBy(args, { quiet: false })

/** Signing asks for the PIN. Five wrong ones put the keys away; the next request is then asked for the passphrase. */
export async function checkPin(args: Visit, pin: string): Promise<boolean> {
  return signingPin(args.context.runtime.doors(), { cookie: cookieOf(args), pin })
}

/** Whether the passphrase was given within the last five minutes: forms show its field when not. */
export function hasStepUp(args: Visit): boolean {
  const session = sessionOf(args)
  return session !== undefined && args.context.runtime.sessions.hasStepUp(session)
}

/** For a binding step: given just now or (but for `always`) within five minutes. An empty passphrase never costs a try. */
export async function stepUp(args: Visit, passphrase: string | undefined, { always = false } = {}): Promise<boolean> {
  if (!always && hasStepUp(args)) return true
  if (!passphrase) return false
  const { device } = readCookies(args.request.headers.get('cookie'))
  return givePassphrase(args.context.runtime.doors(), { cookie: cookieOf(args), passphrase, address: args.context.address, ...(device ? { deviceCookie: device } : {}) })
}

/** Where a way of the open session (a new code, a new second step) waits: named by the session, not by a cookie of its own. */
export function ownWayOf(args: Visit, what: 'code' | 'factor'): string | undefined {
  const session = sessionOf(args)
  return session && `${what} ${session.handle}`
}

export const cookieOf = ({ request }: Visit): string | undefined => readCookies(request.headers.get('cookie')).session

const foundBy = (args: Visit, options: Options): Found => args.context.runtime.sessions.find(cookieOf(args), options)

async function scopeIn({ request, context: { runtime } }: Visit, { session, keys }: Extract<Found, { kind: 'open' | 'second-step' }>): Promise<Scope | undefined> {
  const ground = runtime.ground()
  const person = ground && await personById(ground.db, session.person)
  const roles = ground && await standingOf(ground, person)
  if (isPageVisit(request)) session.place = returnPath(new URL(request.url).pathname)
  if (ground && person && roles) return actingAs(ground, person, roles, keys, session.namesOn)
  runtime.sessions.endAllOf(session.person)
  return undefined
}

/** A whole page or its data, asked for by a person: not a post, not a script's own request. */
function isPageVisit(request: Request): boolean {
  return request.method === 'GET' && (new URL(request.url).searchParams.has('_data') || (request.headers.get('accept') ?? '').includes('text/html'))
}

/** The door, and where to go on behind it: the path alone (a query may hold what was searched for), and only pages. */
function placeFor({ context: { runtime, place } }: Visit, found: Found): KnownPath {
  const back = returnPath(place?.page)
  if (found.kind === 'veiled') return withReturn('/veiled', back)
  if (found.kind === 'locked') return withReturn('/unlock', back)
  if (found.kind === 'second-step') return '/sign-in'
  return runtime.ground() ? withReturn('/sign-in', back) : '/set-up'
}

export const withReturn = (door: KnownPath, back: KnownPath): KnownPath => (back === '/' ? door : `${door}?to=${encodeURIComponent(back)}`)

/** A path from a form or query, when it is one of this site and no door; '/' otherwise. */
export const returnPath = (text: unknown): KnownPath => (typeof text === 'string' && isKnownPath(text) && !doors.test(text) ? text : '/')

/** The way back in this request's own query (`?to=…`). */
export const returnIn = (request: Request): KnownPath => returnPath(new URL(request.url).searchParams.get('to'))

const doors = /^\/(sign-in|sign-out|unlock|veil|veiled|lock|ping|language|names|kept|activate|set-up)(\/|\?|$)/

/** Any path of this site, the doors included: for the language choice, which stands on every page. */
export const anyPath = (text: unknown): KnownPath => (typeof text === 'string' && isKnownPath(text) ? text : '/')
