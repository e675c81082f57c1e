import { connect, type Connection } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import type { BareGround, Ground } from '#app/accounts/ground.ts'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { joinProgramme, type Joined } from '#app/accounts/join-programme.server.ts'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { setUpProgramme } from '#app/accounts/set-up-programme.server.ts'
import type { Doors } from '#app/accounts/sign-in.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { newServerSecret, serverKeyOf } from '#app/keys/server-key.server.ts'
import type { FactorKind } from '#app/accounts/account.ts'
import type { Role } from '#app/work/scope.ts'

/** A programme that was really set up, with real Argon2 parameters; each person costs one run. */
export type World = {
  connection: Connection
  bare: BareGround
  ground: Ground
  doors: Doors
  administrator: Joined
  shares: string[]
  /** Moves the clock on. */
  pass(ms: number): void
  join(name: string, roles: Role[], factor?: FactorKind): Promise<Joined>
  close(): Promise<void>
}

export const passphrase = 'lamopi bukera siduno tavema'
export const pin = '483920'

/** `database` from tests/support/postgres.ts: SQLite in memory, or an empty PostgreSQL database of its own. */
export async function newWorld(database: { url: string; drop(): Promise<void> }): Promise<World> {
  const connection = await connect(database.url)
  await migrate(connection.db)
  let clock = Date.parse('2024-05-14T08:00:00Z')
  const bare: BareGround = { db: connection.db, serverKey: serverKeyOf(newServerSecret()), argon: argonQueue(), now: () => new Date(clock) }
  const { ground, joined, shares } = await setUpProgramme(bare, {
    organisation: 'Test Society', kind: 'live',
    administrator: { name: 'Aysel', signInName: 'aysel', passphrase, pin, factor: 'totp', language: 'en' },
  })
  const doors: Doors = { ground, sessions: new SessionMemory(() => clock), limits: new RateLimits() }
  return {
    connection, bare, ground, doors, administrator: joined, shares,
    pass(ms) { clock += ms },
    async join(name, roles, factor = 'totp') {
      const invited = await invitePerson(joined.scope, { name, signInName: name.toLowerCase(), roles, district: 'Aghdam', language: 'en' })
      if (invited.kind !== 'invited') throw new Error(invited.kind)
      const outcome = await joinProgramme(ground, { signInName: name, code: invited.code, passphrase, pin, factor })
      if (outcome.kind !== 'joined') throw new Error(outcome.kind)
      return outcome.joined
    },
    async close() {
      await connection.close()
      await database.drop()
    },
  }
}
