import { newToken } from '#app/keys/random.server.ts'
import { endedWaitCookie, readCookies, waitCookie } from './cookies.server.ts'
import { redirectTo, type KnownPath } from './redirect.server.ts'
import type { Visit } from './scope-of.server.ts'

/** Milliseconds somebody waits before a blank page; then they are told their place, and the page asks for itself. */
const patience = 2000
/** With this many before them it will take longer: they are told at once. */
const telling = 3
/** How long an answer lies here for its browser. */
const longest = 60_000

type Kept = { answer: Promise<Response>; isThere: boolean; isTaken: boolean; number: number; until: number }

export type Waited = { kind: 'none' } | { kind: 'waiting'; place: number } | { kind: 'answered'; answer: Response }

/**
 * A passphrase is stretched one person at a time, so that sixteen on one morning take ten seconds. Whoever has to wait
 * gets a page that says so and goes on by itself, with or without script; nothing is typed twice, because what was typed
 * waits here with its request. The answer (it holds the session's cookie) is given to the browser that has the wait's.
 */
export class WaitingRoom {
  readonly #now: () => number
  readonly #before: () => number
  readonly #leave: (session: string) => void
  readonly #waits = new Map<string, Kept>()

  /** `before`: how many were served since the start. `leave`: ends a session that nobody came for. */
  constructor(now: () => number, before: () => number, leave: (session: string) => void) {
    this.#now = now
    this.#before = before
    this.#leave = leave
  }

  /** `number`: which of all that were ever served this one will be. */
  enter(answer: Promise<Response>, number: number): string {
    this.sweep()
    const token = newToken(32)
    const kept: Kept = { answer, isThere: false, isTaken: false, number, until: this.#now() + longest }
    this.#waits.set(token, kept)
    const arrived = () => Object.assign(kept, { isThere: true, until: this.#now() + longest })
    answer.then(arrived, arrived)
    return token
  }

  /** Throws what the work threw. An answer can be fetched again for a minute: it may have been lost on the line. */
  async find(token: string | undefined): Promise<Waited> {
    const kept = token === undefined ? undefined : this.#waits.get(token)
    if (!kept) return { kind: 'none' }
    if (!kept.isThere) return { kind: 'waiting', place: this.placeOf(kept.number) }
    kept.isTaken = true
    const answer = await kept.answer.catch((error: unknown) => {
      this.#waits.delete(token!)
      throw error
    })
    return { kind: 'answered', answer: answer.clone() }
  }

  placeOf(number: number): number {
    return Math.max(1, number - this.#before())
  }

  sweep(): void {
    for (const [token, kept] of this.#waits) if (kept.isThere && kept.until < this.#now()) this.#forget(token, kept)
  }

  clear(): void {
    this.#waits.clear()
  }

  #forget(token: string, { answer, isTaken }: Kept): void {
    this.#waits.delete(token)
    if (!isTaken) answer.then((unclaimed) => { for (const session of sessionsIn(unclaimed)) this.#leave(session) }, () => {})
  }
}

/** The answer when it comes soon; otherwise the way to `page`, which asks for it (`waitedFor`). */
export async function orWait({ context: { runtime } }: Visit, page: KnownPath, number: number, work: Promise<Response>): Promise<Response> {
  const room = runtime.waiting
  const soon = await Promise.race([work, later(room.placeOf(number) >= telling ? 0 : patience)])
  return soon ?? redirectTo(page, [waitCookie(room.enter(work, number))])
}

/** What the browser's wait has come to. An answer that leads on is thrown; one that brings a form back is given to its page. */
export async function waitedFor({ request, context: { runtime } }: Visit): Promise<{ kind: 'none' } | { kind: 'waiting'; place: number } | { kind: 'form'; answer: unknown; cookie: string }> {
  const waited = await runtime.waiting.find(readCookies(request.headers.get('cookie')).wait)
  if (waited.kind !== 'answered') return waited
  const { answer } = waited
  if (answer.status >= 400) return { kind: 'form', answer: await answer.json(), cookie: endedWaitCookie() }
  answer.headers.append('Set-Cookie', endedWaitCookie())
  throw answer
}

const later = (ms: number): Promise<undefined> => new Promise((resolve) => { setTimeout(resolve, ms) })

const sessionsIn = (answer: Response): string[] => answer.headers.getSetCookie().flatMap((line) => readCookies(line).session ?? [])
