import { dirname, join } from 'node:path'
import { connect, type Connection } from '#db/connect.server.ts'
import { claimDatabase } from '#db/one-server.server.ts'
import { migrate } from '#db/migrate.server.ts'
import type { BareGround, Ground } from '#app/accounts/ground.ts'
import { FormsMemory } from '#app/accounts/forms-memory.server.ts'
import { programmeOf } from '#app/accounts/programme-table.server.ts'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { keyCheck, openGround } from '#app/accounts/set-up-programme.server.ts'
import { newSetupLink } from '#app/accounts/setup-link.server.ts'
import type { Doors } from '#app/accounts/sign-in.server.ts'
import { WaysMemory } from '#app/accounts/ways-memory.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { openServerKey } from '#app/keys/server-key.server.ts'
import { endAgreements } from '#app/supervision/end-agreements.server.ts'
import { endCovers } from '#app/work/end-covers.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { startAlertClock } from './alert-clock.server.ts'
import { mailer } from './mail.server.ts'
import type { Settings } from './settings.server.ts'
import { WaitingRoom } from './waiting-room.server.ts'

/** Everything the one server process keeps in memory. Loaders and actions get it as `context.runtime`. */
export interface Runtime {
  readonly connection: Connection
  /** Before anybody has signed in, whether there is a programme or not. */
  readonly bare: BareGround
  readonly sessions: SessionMemory
  readonly limits: RateLimits
  readonly ways: WaysMemory
  /** Forms that came when their page had been covered. */
  readonly forms: FormsMemory
  /** Who waits for a passphrase to be stretched. */
  readonly waiting: WaitingRoom
  readonly isDemo: boolean
  /** Where the audit day key lies: beside the server key file. */
  readonly keyFolder: string
  /** Path of the one-time set-up link, while there is no programme. */
  readonly firstLink: string | undefined
  /** The programme of this database; undefined before set-up. */
  ground(): Ground | undefined
  /** Called once, when the programme has been set up. */
  begin(ground: Ground): void
  /** What signing in needs. Throws `not-found` before set-up. */
  doors(): Doors
  /** Fills a synthetic programme and says where to go; set by whoever starts the server, if at all. */
  startDemo?: () => Promise<`/${string}`>
  close(): Promise<void>
}

/** Why a server does not start; the message is for whoever runs it. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/**
 * Opens database, server key and memory. A second server on the same database is refused, and so is a database whose
 * check value does not fit the key file. The synthetic programme has a database and a key file of its own.
 */
export async function openRuntime(given: Pick<Settings, 'databaseUrl' | 'keyFile' | 'demo'> & Partial<Pick<Settings, 'smtpUrl'>>, { now = () => new Date() }: { now?: () => Date } = {}): Promise<Runtime> {
  const { databaseUrl, keyFile, keyFolder } = placesOf(given)
  const release = claimDatabase(databaseUrl)
  try {
    const connection = await connect(databaseUrl)
    try {
      return await assemble(connection, release, { keyFile, keyFolder, isDemo: given.demo, smtpUrl: given.smtpUrl, now })
    } catch (error) {
      await connection.close()
      throw error
    }
  } catch (error) {
    release()
    throw error
  }
}

async function assemble(connection: Connection, release: () => void, { keyFile, keyFolder, isDemo, smtpUrl, now }: { keyFile: string; keyFolder: string; isDemo: boolean; smtpUrl: string | undefined; now: () => Date }): Promise<Runtime> {
  await migrate(connection.db)
  const bare: BareGround = { db: connection.db, serverKey: openServerKey(keyFile), argon: argonQueue(), now }
  let ground = await groundOf(bare, keyFolder)
  const token = ground ? undefined : await newSetupLink(bare)
  const clock = () => now().getTime()
  const [sessions, ways, forms, limits] = [new SessionMemory(clock), new WaysMemory(clock), new FormsMemory(clock), new RateLimits()]
  const waiting = new WaitingRoom(clock, () => bare.argon.done, (session) => { sessions.end(session) })
  // agreements and covers end by themselves, with nobody signed in; at start and every hour
  const endPast = () => { if (ground) for (const end of [endAgreements, endCovers]) end({ db: connection.db, audit: ground.audit, now }).catch(() => {}) }
  endPast()
  const ending = setInterval(endPast, 3_600_000)
  ending.unref()
  const stopAlertClock = startAlertClock(() => ground, smtpUrl === undefined ? undefined : mailer(smtpUrl))
  const sweeping = setInterval(() => {
    tidy(connection, [waiting, sessions, ways, forms])
    // a day without any act is closed as well
    ground?.audit.settle().catch(() => {})
  }, 60_000)
  sweeping.unref()
  return {
    connection, bare, sessions, limits, ways, forms, waiting, isDemo, keyFolder,
    get firstLink() { return ground || !token ? undefined : `/set-up?link=${token}` },
    ground: () => ground,
    begin(made) { ground = made },
    doors() {
      if (!ground) throw new Refusal('not-found')
      return { ground, sessions, limits }
    },
    async close() {
      clearInterval(sweeping)
      clearInterval(ending)
      await stopAlertClock()
      sessions.clear()
      ways.clear()
      forms.clear()
      waiting.clear()
      await connection.close()
      release()
    },
  }
}

async function groundOf(bare: BareGround, keyFolder: string): Promise<Ground | undefined> {
  const programme = await programmeOf(bare.db)
  if (!programme) return undefined
  if (programme.key_check !== keyCheck(bare)) throw new CannotStart('This database belongs to another server key file. Put the right file back, or the key from the server sheet.')
  return openGround(bare, { id: programme.id, organisation: programme.organisation, kind: programme.kind }, keyFolder)
}

/** Keys of idle sessions go, and deleted text does not live on in the write-ahead log. */
function tidy(connection: Connection, memories: { sweep(): void }[]): void {
  for (const memory of memories) memory.sweep()
  connection.settle().catch(() => {})
}

/** The synthetic programme has files of its own; its audit day keys too, since keeping one day's key destroys the others beside it. */
export function placesOf({ databaseUrl, keyFile, demo }: Pick<Settings, 'databaseUrl' | 'keyFile' | 'demo'>): { databaseUrl: string; keyFile: string; keyFolder: string } {
  const secrets = dirname(keyFile)
  if (!demo) return { databaseUrl, keyFile, keyFolder: secrets }
  const folder = /^postgres(ql)?:/.test(databaseUrl) ? 'data' : dirname(databaseUrl)
  return { databaseUrl: join(folder, 'demo.db'), keyFile: join(secrets, 'demo.key'), keyFolder: join(secrets, 'demo') }
}
