import { toBase64url } from '#app/keys/bytes.ts'
import type { PersonKeys } from '#app/keys/person-keys.server.ts'
import { newBytes } from '#app/keys/random.server.ts'
import { liftKeys, newSessionKeys, openSession, pinFits, rewrapKeys, veilKeys, type SessionKeys } from '#app/keys/session-keys.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Device } from './account.ts'
import { newCookie, readCookie } from './session-cookie.server.ts'
import { minute, pinTries, sessionTimes, type Session, type SessionState } from './session.ts'

/** `isOld`: time has locked it, and the browser still has the cookie from before. */
type Kept = Session & { id: string; keys: SessionKeys | undefined; isOld?: boolean }

/** `cookie` is set where the browser must be given another value. */
export type Found =
  | { kind: 'none' }
  | { kind: 'open' | 'second-step'; session: Session; keys: PersonKeys }
  | { kind: 'veiled' | 'locked'; session: Session; cookie?: string }

export type Lifting = { kind: 'lifted'; cookie: string } | { kind: 'refused'; left: number } | { kind: 'locked'; cookie: string } | { kind: 'none' }

type Beginning = { person: Id<'person'>; keys: PersonKeys; pin: string; device: Device; secondStep: boolean }

/**
 * Sessions live here and nowhere else: a restart signs everybody out. A cookie is an id and a secret; only the id is
 * kept, the secret opens the keys. Each change of state gives the browser another cookie, and the old one is worth nothing.
 */
export class SessionMemory {
  readonly #now: () => number
  readonly #server = newBytes(32)
  readonly #sessions = new Map<string, Kept>()
  /** A page's loaders ask at the same moment: for some seconds the old cookie of a veil or lock leads to the new one. */
  readonly #successors = new Map<string, { cookie: string; until: number }>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  async begin({ person, keys, pin, device, secondStep }: Beginning): Promise<string> {
    const { cookie, id, secret } = newCookie()
    const at = this.#now()
    this.#sessions.set(id, {
      id, handle: toBase64url(newBytes(9)), person, device, startedAt: at, activeAt: at, passphraseAt: at, state: secondStep ? 'second-step' : 'open',
      namesOn: device === 'personal', triesLeft: pinTries, place: '/', keys: await newSessionKeys(keys, pin, this.#with(secret)),
    })
    return cookie
  }

  /** Looks a cookie up and lets time do its work first. `quiet` visits (polls) do not count as activity. */
  find(cookie: string | undefined, { quiet = false } = {}): Found {
    const read = readCookie(cookie)
    const session = read && this.#aged(read.id)
    if (!read || !session) return this.#foundBySuccessor(cookie)
    if (session.state === 'open' && this.#isIdle(session)) return { kind: 'veiled', session, cookie: this.#succeeded(cookie, this.#veiled(session, read.secret)) }
    if (session.state === 'locked' && session.isOld) return { kind: 'locked', session, cookie: this.#succeeded(cookie, this.#locked(session)) }
    if (session.state === 'veiled' || session.state === 'locked') return { kind: session.state, session }
    const keys = session.keys && openSession(session.keys, this.#with(read.secret))
    if (!keys) return { kind: 'none' }
    if (!quiet) session.activeAt = this.#now()
    return { kind: session.state, session, keys }
  }

  /** The second step is done: the session opens under another cookie. */
  passSecondStep(cookie: string): string | undefined {
    const found = this.#read(cookie, ['second-step'])
    if (!found?.session.keys) return undefined
    const next = newCookie()
    const keys = rewrapKeys(found.session.keys, this.#with(found.secret), this.#with(next.secret))
    if (!keys) return undefined
    this.#move(found.session, next.id, { keys, state: 'open' })
    return next.cookie
  }

  veil(cookie: string | undefined): string | undefined {
    const found = this.#read(cookie, ['open'])
    return found && this.#succeeded(cookie, this.#veiled(found.session, found.secret))
  }

  /** Veils for a page that goes on without keys: until it is let go, or its hours are over, no pause locks the session. */
  hold(cookie: string | undefined, { page, hours }: { page: object; hours: number }): string | undefined {
    const found = this.#read(cookie, ['open'])
    if (!found) return undefined
    found.session.held = { page, until: this.#now() + hours * 60 * minute }
    return this.#succeeded(cookie, this.#veiled(found.session, found.secret))
  }

  letGo(cookie: string | undefined): void {
    const found = this.#read(cookie, ['veiled'])
    if (!found?.session.held) return
    found.session.held = undefined
    found.session.activeAt = this.#now()
  }

  lock(cookie: string | undefined): string | undefined {
    const found = this.#read(cookie, ['open', 'veiled'])
    return found && this.#succeeded(cookie, this.#locked(found.session))
  }

  end(cookie: string | undefined): Session | undefined {
    const read = readCookie(cookie)
    const session = read && this.#sessions.get(read.id)
    if (session) this.#sessions.delete(session.id)
    return session
  }

  /** The PIN brings a veiled page back. A try counts before the PIN is stretched: many at once are still five. */
  async lift(cookie: string | undefined, pin: string): Promise<Lifting> {
    const found = this.#read(cookie, ['veiled'])
    if (!found?.session.keys) return { kind: 'none' }
    const { session, secret } = found
    if (session.triesLeft <= 0) return { kind: 'locked', cookie: this.#locked(session) }
    session.triesLeft -= 1
    const next = newCookie()
    const keys = await liftKeys(found.session.keys, pin, this.#with(secret), this.#with(next.secret))
    if (session.id !== found.id || session.state !== 'veiled') return { kind: 'none' }
    if (!keys) return session.triesLeft > 0 ? { kind: 'refused', left: session.triesLeft } : { kind: 'locked', cookie: this.#locked(session) }
    this.#move(session, next.id, { keys, state: 'open', triesLeft: pinTries, activeAt: this.#now(), held: undefined })
    return { kind: 'lifted', cookie: next.cookie }
  }

  /** The PIN as a signature. Five wrong ones put the keys away. */
  checkPin(cookie: string | undefined, pin: string): boolean {
    const found = this.#read(cookie, ['open'])
    if (!found?.session.keys || found.session.triesLeft <= 0) return false
    found.session.triesLeft -= 1
    const fits = pinFits(found.session.keys, pin, this.#with(found.secret))
    if (fits) found.session.triesLeft = pinTries
    else if (found.session.triesLeft <= 0) this.#putAway(found.session)
    return fits
  }

  /** A locked session opens with keys that the passphrase gave; no second step within the same ten hours. */
  async unlock(cookie: string | undefined, keys: PersonKeys, pin: string): Promise<string | undefined> {
    const found = this.#read(cookie, ['open', 'veiled', 'locked'])
    if (!found) return undefined
    const next = newCookie()
    const made = await newSessionKeys(keys, pin, this.#with(next.secret))
    if (found.session.id !== found.id) return undefined
    const at = this.#now()
    this.#move(found.session, next.id, { keys: made, state: 'open', isOld: false, triesLeft: pinTries, activeAt: at, passphraseAt: at, held: undefined })
    return next.cookie
  }

  gavePassphrase(cookie: string | undefined): void {
    const found = this.#read(cookie, ['open'])
    if (found) found.session.passphraseAt = this.#now()
  }

  hasStepUp(session: Session): boolean {
    return this.#now() - session.passphraseAt <= sessionTimes.stepUp
  }

  /** Milliseconds until time puts this session's keys away. */
  locksIn({ device, activeAt, held }: Session): number {
    return Math.max(0, (held?.until ?? activeAt) + sessionTimes.lock[device] - this.#now())
  }

  setNames(cookie: string | undefined, on: boolean): void {
    const found = this.#read(cookie, ['open'])
    if (found) found.session.namesOn = on
  }

  of(person: Id<'person'>): Session[] {
    return [...this.#sessions.values()].filter((session) => session.person === person && session.state !== 'second-step')
  }

  endOne(person: Id<'person'>, handle: string): boolean {
    const session = [...this.#sessions.values()].find((one) => one.person === person && one.handle === handle)
    return session !== undefined && this.#sessions.delete(session.id)
  }

  endAllOf(person: Id<'person'>, but?: string): void {
    for (const session of this.#sessions.values()) if (session.person === person && session.handle !== but) this.#sessions.delete(session.id)
  }

  /** Once a minute: nobody's keys stay because nobody asked. */
  sweep(): void {
    for (const [cookie, { until }] of this.#successors) if (until < this.#now()) this.#successors.delete(cookie)
    for (const id of [...this.#sessions.keys()]) {
      const session = this.#aged(id)
      // the cookie is needed to keep the PIN's way under another one; until the next request the way without PIN goes
      if (session?.state === 'open' && session.keys && this.#isIdle(session)) session.keys = { ...session.keys, direct: undefined }
    }
  }

  clear(): void {
    this.#sessions.clear()
    this.#successors.clear()
  }

  #aged(id: string): Kept | undefined {
    const session = this.#sessions.get(id)
    if (!session) return undefined
    const now = this.#now()
    if (now - session.startedAt > sessionTimes.absolute || (session.state === 'second-step' && now - session.startedAt > sessionTimes.secondStep)) {
      this.#sessions.delete(id)
      return undefined
    }
    if (session.held && now > session.held.until) this.#outstayed(session)
    if (session.state !== 'second-step' && !session.held && now - session.activeAt > sessionTimes.lock[session.device] && session.state !== 'locked') {
      this.#putAway(session)
      session.isOld = true
    }
    return session
  }

  /** Nobody ended it: its hours count as the last sign of somebody. */
  #outstayed(session: Kept): void {
    session.activeAt = session.held?.until ?? session.activeAt
    session.held = undefined
  }

  #succeeded(old: string | undefined, cookie: string): string {
    if (old !== undefined) this.#successors.set(old, { cookie, until: this.#now() + sessionTimes.succession })
    return cookie
  }

  #foundBySuccessor(cookie: string | undefined): Found {
    const next = cookie === undefined ? undefined : this.#successors.get(cookie)
    const read = next && next.until >= this.#now() ? readCookie(next.cookie) : undefined
    const session = read && this.#sessions.get(read.id)
    if (!next || !session || (session.state !== 'veiled' && session.state !== 'locked')) return { kind: 'none' }
    return { kind: session.state, session, cookie: next.cookie }
  }

  #isIdle(session: Kept): boolean {
    return this.#now() - session.activeAt > sessionTimes.veil[session.device]
  }

  #veiled(session: Kept, secret: Uint8Array): string {
    const next = newCookie()
    const keys = session.keys && veilKeys(session.keys, this.#with(secret), this.#with(next.secret))
    this.#move(session, next.id, { keys, state: 'veiled', namesOn: false })
    return next.cookie
  }

  #locked(session: Kept): string {
    const next = newCookie()
    this.#move(session, next.id, { isOld: false })
    this.#putAway(session)
    return next.cookie
  }

  #putAway(session: Kept): void {
    session.state = 'locked'
    session.held = undefined
    session.keys = undefined
    session.namesOn = false
  }

  #read(cookie: string | undefined, states: SessionState[]): { session: Kept; secret: Uint8Array; id: string } | undefined {
    const read = readCookie(cookie)
    const session = read && this.#aged(read.id)
    if (!read || !session || !states.includes(session.state)) return undefined
    return { session, secret: read.secret, id: session.id }
  }

  #move(session: Kept, id: string, changes: Partial<Kept>): void {
    this.#sessions.delete(session.id)
    Object.assign(session, changes, { id })
    this.#sessions.set(id, session)
  }

  #with(cookie: Uint8Array) {
    return { cookie, server: this.#server }
  }
}
