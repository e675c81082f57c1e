import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Refusal } from '#app/work/refusal.ts'

/** After how many tries in a row waiting begins, and how long it can get. Nobody is locked out for good. */
const curves = {
  account: { free: 4, first: 2, longest: 300 },
  network: { free: 30, first: 2, longest: 60 },
} as const

const day = 24 * 60 * 60

type Lane = keyof typeof curves

/**
 * Tries in memory, counted before anything is hashed, so that many at once are not free. Each further try doubles the
 * wait. A device that has passed both steps before waits in a lane of its own: a stranger cannot hold the owner up.
 */
export class RateLimits {
  readonly #tries = new RateLimiterMemory({ keyPrefix: 'tries', points: 1_000_000, duration: day })
  readonly #waits = new RateLimiterMemory({ keyPrefix: 'waits', points: 1, duration: day })

  /** Throws `too-many` with the seconds to wait; otherwise counts one try in each lane. */
  async mustBeFree(account: string, address: string): Promise<void> {
    const lanes: [Lane, string][] = [['account', account], ['network', networkOf(address)]]
    for (const [lane, name] of lanes) await this.#mustNotWait(`${lane}:${name}`)
    for (const [lane, name] of lanes) await this.#count(lane, `${lane}:${name}`)
  }

  /**
   * A success forgets the tries of this account, and is none in its network's lane either: a whole office behind one
   * address signs in every morning, and only what did not fit is counted against it.
   */
  async forget(account: string, address?: string): Promise<void> {
    if (address !== undefined) await this.#tries.reward(`network:${networkOf(address)}`, 1)
    await this.#tries.delete(`account:${account}`)
    await this.#waits.delete(`account:${account}`)
  }

  async #mustNotWait(key: string): Promise<void> {
    const wait = await this.#waits.get(key)
    if (wait && wait.msBeforeNext > 0) throw new Refusal('too-many', Math.ceil(wait.msBeforeNext / 1000))
  }

  async #count(lane: Lane, key: string): Promise<void> {
    const { consumedPoints } = await this.#tries.penalty(key, 1)
    const { free, first, longest } = curves[lane]
    const over = consumedPoints - free
    if (over > 0) await this.#waits.block(key, Math.min(longest, first * 2 ** Math.min(over - 1, 20)))
  }
}

/** The network an address belongs to: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const [, v4] = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(address) ?? []
  return v4 ?? address.split(':').slice(0, 3).join(':')
}
