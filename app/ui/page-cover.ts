// Veil, lock and sign-out in the browser: the page hides itself first, also without a line and in its other tabs, and only
// then asks the server. What is hidden stays hidden, whatever the server answers; nothing here can show it again.

export type Door = '/veil' | '/lock' | '/sign-out'

export type CoverMessage =
  /** Hide now; whoever says so asks the server. */
  | { kind: 'cover' }
  /** The server has taken the keys away. */
  | { kind: 'closed' }

export type CoverGround = {
  /** From now on the page shows nothing. */
  hide: () => void
  /** Asks the server; false (or thrown) when it was not heard. */
  post: (door: Door) => Promise<boolean>
  tell: (message: CoverMessage) => void
  /** Sends what is half filled in on a form to be kept; a draft keeps itself. */
  keep: () => Promise<unknown>
  /** Leaves for another page, which takes this one's place in the history. */
  go: (to: string) => void
  /** The page this is, to come back to. */
  here: () => string
  /** No line: the cover says that it waits, and for what. */
  waits: (door: Door) => void
  later: (act: () => void, ms: number) => void
}

const tryAgainAfter = 15_000
/** The tab that covered the page may be closed before it has asked. */
const askMyselfAfter = 5000

export class PageCover {
  readonly #ground: CoverGround
  #door: Door | undefined
  #isAsking = false
  #isLeaving = false

  constructor(ground: CoverGround) {
    this.#ground = ground
  }

  async close(door: Door): Promise<void> {
    this.#ground.hide()
    this.#ground.tell({ kind: 'cover' })
    // a page that is veiled already may still be signed out, never the other way round
    if (this.#door !== '/sign-out') this.#door = door
    await this.again()
  }

  /** The line is back, somebody pressed "try again", or it is time. */
  async again(): Promise<void> {
    if (!this.#door || this.#isAsking || this.#isLeaving) return
    this.#isAsking = true
    const asked = this.#door
    const isClosed = await this.#ground.post(asked).catch(() => false)
    this.#isAsking = false
    if (asked !== this.#door) return this.again()
    if (!isClosed) {
      this.#ground.waits(asked)
      return this.#ground.later(() => void this.again(), tryAgainAfter)
    }
    this.#ground.tell({ kind: 'closed' })
    await this.#leave(afterDoor(asked, this.#ground.here()))
  }

  hear({ kind }: CoverMessage): void {
    this.#ground.hide()
    // where to, the server knows: veiled, locked or signed out
    if (kind === 'closed') return void this.#leave(afterDoor('/veil', this.#ground.here()))
    this.#ground.later(() => void this.#askMyself(), askMyselfAfter)
  }

  async #askMyself(): Promise<void> {
    this.#door ??= '/veil'
    await this.again()
  }

  async #leave(to: string): Promise<void> {
    if (this.#isLeaving) return
    this.#isLeaving = true
    await this.#ground.keep().catch(() => {})
    this.#ground.go(to)
  }
}

export function afterDoor(door: Door, here: string): string {
  if (door === '/sign-out') return '/sign-in?signed-out'
  return `${door === '/lock' ? '/unlock' : '/veiled'}?to=${encodeURIComponent(here)}`
}

export const isDoor = (path: string | null): path is Door => path === '/veil' || path === '/lock' || path === '/sign-out'
