import type { Id } from '#app/work/id.ts'
import type { Device } from './account.ts'

export const minute = 60_000

/** Times in milliseconds. No setting changes them (decision 157). */
export const sessionTimes = {
  absolute: 10 * 60 * minute,
  stepUp: 5 * minute,
  veil: { personal: 10 * minute, shared: 2 * minute, public: 2 * minute },
  lock: { personal: 60 * minute, shared: 60 * minute, public: 20 * minute },
  secondStep: 10 * minute,
  succession: 10_000,
} as const
export const pinTries = 5

export type SessionState = 'second-step' | 'open' | 'veiled' | 'locked'

/** One signed-in person at one browser. `handle` names it on the account page and is no secret. */
export type Session = {
  readonly handle: string
  readonly person: Id<'person'>
  readonly device: Device
  readonly startedAt: number
  state: SessionState
  activeAt: number
  /** When the passphrase was typed last. */
  passphraseAt: number
  namesOn: boolean
  triesLeft: number
  /** The last page shown: where a lifted veil or an unlocked session goes back to. */
  place: string
  /** Set while the one page shown needs no keys and no pause may lock it (with a client). */
  held?: Held | undefined
}

/** `page` is what that page may show again; nothing in it opens anything. */
export type Held = { page: object; until: number }
