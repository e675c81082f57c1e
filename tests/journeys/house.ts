import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from 'otpauth'
import type { Account, LivedIn } from '../support/lived-in.ts'
import { copyLivedIn, startWhole, type WholeServer } from '../support/whole-server.ts'
import type { Person } from './person.ts'

/** The built server over a copy of the lived-in programme. */
export type House = { world: LivedIn; server: WholeServer; origin: string; folder: string; person(who: keyof LivedIn['people']): Person; /** The power fails, and the same server starts once more. */ killed(): Promise<void>; stop(): Promise<void> }

export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-house-'))
  const world = copyLivedIn(process.env.SIRDASH_JOURNEYS_WORLD!, folder)
  let server = await startWhole(folder)
  return {
    world, folder, origin: server.origin, person: (who) => personOf(world.people[who]),
    get server() { return server },
    async killed() {
      await server.stop('SIGKILL')
      server = await startWhole(folder, server.port)
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const personOf = ({ account, name, pin, passphrase, seed }: Account): Person => ({ account, name, pin, passphrase, seed: Secret.fromHex(seed).base32, lastStep: 0 })
