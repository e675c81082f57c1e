import { availableParallelism } from 'node:os'
import { argon2id, hash } from 'argon2'
import { Refusal } from '#app/work/refusal.ts'

/** Argon2id (RFC 9106): memory in KiB, passes, lanes. Kept with every row they were used for. */
export type Stretching = { memory: number; passes: number; lanes: number }

/** About half a second here. Raised later: rows with less are stretched anew at the next sign-in. */
export const forPassphrase: Stretching = { memory: 128 * 1024, passes: 3, lanes: 1 }
/** For the PIN of a session: it guards a value in memory for minutes, behind five tries. */
export const forPin: Stretching = { memory: 19 * 1024, passes: 2, lanes: 1 }
/** RFC 9106, second recommended profile: rows below it are refused (an altered database could ask for one pass). */
const floor: Stretching = { memory: 64 * 1024, passes: 3, lanes: 1 }

export const isStrongEnough = ({ memory, passes, lanes }: Stretching): boolean =>
  [memory, passes, lanes].every(Number.isInteger) && memory >= floor.memory && memory <= 1024 * 1024 && passes >= floor.passes && passes <= 16 && lanes >= 1 && lanes <= 16

export type ArgonQueue = {
  /** 32 bytes. Throws `too-many` with the seconds to wait when the queue is full. */
  stretch(secret: Uint8Array, salt: Uint8Array, how: Stretching, pepper: Uint8Array): Promise<Uint8Array>
  /** How many are waiting for their turn. */
  readonly waiting: number
  /** How many have come since the start, whoever was turned away left out. */
  readonly come: number
  /** How many were stretched since the start, dummies for unknown accounts included. */
  readonly done: number
}

/**
 * Few at once and a short queue: 16 parallel sign-ins were seen to stall unrelated work for two seconds, because
 * Argon2 shares the four threads that read files.
 */
export function argonQueue({ atOnce = Math.max(1, availableParallelism() - 1), longest = 20 } = {}): ArgonQueue {
  const waiting: (() => void)[] = []
  let running = 0
  let done = 0
  let come = 0
  const enter = async () => {
    if (running < atOnce) {
      come++
      return void running++
    }
    if (waiting.length >= longest) throw new Refusal('too-many', Math.ceil((waiting.length + 1) / atOnce / 1.6))
    come++
    // whoever leaves hands the place on: `running` does not change
    await new Promise<void>((resolve) => { waiting.push(resolve) })
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return {
    async stretch(secret, salt, how, pepper) {
      await enter()
      try {
        return await stretch(secret, salt, how, pepper)
      } finally {
        done++
        leave()
      }
    },
    get waiting() { return waiting.length },
    get come() { return come },
    get done() { return done },
  }
}

/** Argon2id at once, outside any queue: 32 bytes. */
export const stretch = (secret: Uint8Array, salt: Uint8Array, how: Stretching, pepper?: Uint8Array): Promise<Uint8Array> => argon(secret, salt, how, { pepper })

/** RFC 9106 with all it takes, to 32 bytes. We give no associated data; the RFC's own vector has some. */
export async function argon(secret: Uint8Array, salt: Uint8Array, how: Stretching, { pepper, associated }: { pepper?: Uint8Array | undefined; associated?: Uint8Array }): Promise<Uint8Array> {
  const bytes = await hash(Buffer.from(secret), {
    type: argon2id, raw: true, hashLength: 32, salt: Buffer.from(salt), memoryCost: how.memory, timeCost: how.passes, parallelism: how.lanes,
    ...(pepper ? { secret: Buffer.from(pepper) } : {}), ...(associated ? { associatedData: Buffer.from(associated) } : {}),
  })
  return new Uint8Array(bytes)
}
