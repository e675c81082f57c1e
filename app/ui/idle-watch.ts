// Knows how long nobody has been here, in any tab, and says so to the server at most once a minute. Knows nothing of the
// page, so that it can be tried without one.

export type IdleGround = {
  now: () => number
  /** Seconds until the page covers itself; undefined while there is time. */
  warn: (secondsLeft: number | undefined) => void
  idle: () => void
  /** Tells the server that somebody is here. */
  ping: () => void
  /** Tells the other tabs. */
  tell: (at: number) => void
}

export const pingEvery = 60_000
const tellEvery = 1000
const longestWarning = 30_000

export class IdleWatch {
  readonly #after: number
  readonly #ground: IdleGround
  #activeAt: number
  #saidAt: number
  #toldAt = -Infinity
  #isOver = false

  /** `after`: milliseconds without a sign of anybody. The page itself was just asked for: the server knows of that. */
  constructor(after: number, ground: IdleGround) {
    this.#after = after
    this.#ground = ground
    this.#activeAt = this.#saidAt = ground.now()
  }

  /** Somebody moved, typed or pressed. Once the time is over only the PIN brings the page back. */
  active(): void {
    this.check()
    if (this.#isOver) return
    this.#activeAt = this.#ground.now()
    if (this.#activeAt - this.#toldAt >= tellEvery) this.#ground.tell(this.#toldAt = this.#activeAt)
    this.check()
  }

  /** Somebody was active in another tab, which tells the server itself. */
  heard(at: number): void {
    if (at > this.#activeAt && at <= this.#ground.now()) this.#activeAt = this.#saidAt = at
    this.check()
  }

  /** Every second, and whenever the page comes to the front: a sleeping machine runs no timers. */
  check(): void {
    if (this.#isOver) return
    const left = this.#after - (this.#ground.now() - this.#activeAt)
    if (left <= 0) {
      this.#isOver = true
      return this.#ground.idle()
    }
    this.#ground.warn(left <= Math.min(longestWarning, this.#after / 4) ? Math.ceil(left / 1000) : undefined)
    this.#say()
  }

  /** At the end of each minute with activity: the server's time is then never over before the page's own. */
  #say(): void {
    const now = this.#ground.now()
    if (this.#activeAt <= this.#saidAt || now - this.#saidAt < pingEvery) return
    this.#saidAt = now
    this.#ground.ping()
  }
}
