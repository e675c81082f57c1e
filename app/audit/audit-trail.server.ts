import type { Kysely } from 'kysely'
import type { Db, NewRow, Schema } from '#db/schema.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { compartmentKey, newCompartmentSecret, type CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { seal } from '#app/keys/envelope.server.ts'
import { sealToPublicSide } from '#app/keys/public-box.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import type { SigningPair } from '#app/keys/signature.server.ts'
import type { Id } from '#app/work/id.ts'
import { dayOf } from '#app/work/scope.ts'
import { hourRecord } from './audit.ts'
import { hashOfEntry, idOfHour, startOfChain } from './audit-entry.server.ts'
import { fingerprintOfDayKey, signDay } from './audit-day.server.ts'
import { auditSide } from './audit-side.server.ts'
import { closeDayRow, firstDay, insertDay, insertEntry, insertHour, lastDay, lastEntry, type Head } from './audit-table.server.ts'
import type { AuditEntry, AuditWriter } from './audit-writer.server.ts'
import { dayKeysIn, dayKeysInMemory, type DayKeys } from './day-keys.server.ts'

type Ground = { programme: Id<'programme'>; serverKey: ServerKey; now: () => Date }

/** The key entries of one hour are sealed under. It is only ever in memory, and sealed once to the `audit` public side. */
type Hour = { hour: string; key: CompartmentKey; row: NewRow<'audit_hour'>; written: boolean }

export type AuditTrail = AuditWriter & {
  /** Closes every day that is over; called by the clock and before the first entry of a day. */
  settle(): Promise<void>
  /** Digits of the first day's key, printed with the recovery shares. */
  firstFingerprint(): Promise<string>
}

/**
 * Opens the one trail of a server process. `keyFolder` is where the day's private key lies (beside the server key file);
 * without it the key is in memory and ends with the process. `firstKey`: of the first day, when it was made before. Before set-up there is no `audit` compartment and no entry.
 */
export async function openAuditTrail(given: { db: Kysely<Schema>; programme: Id<'programme'>; serverKey: ServerKey; now: () => Date; keyFolder?: string; firstKey?: SigningPair }): Promise<AuditTrail> {
  const trail = new Trail(given.db, given, given.keyFolder === undefined ? dayKeysInMemory() : dayKeysIn(given.keyFolder, given.programme), given.firstKey)
  await trail.begin()
  return trail
}

class Trail implements AuditTrail {
  readonly #db: Kysely<Schema>
  readonly #ground: Ground
  readonly #dayKeys: DayKeys
  /** Made before the programme, so that its fingerprint could be printed. */
  readonly #firstKey: SigningPair | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #head: Head | undefined
  #hour: Hour | undefined
  #day: string | undefined
  /** Looks that count, with the millisecond they stop counting; those of the running transaction apart. */
  readonly #looks = new Map<string, number>()
  #newLooks: [string, number][] = []

  constructor(db: Kysely<Schema>, ground: Ground, dayKeys: DayKeys, firstKey: SigningPair | undefined) {
    this.#db = db
    this.#ground = ground
    this.#dayKeys = dayKeys
    this.#firstKey = firstKey
  }

  async begin(): Promise<void> {
    this.#day = (await lastDay(this.#db))?.day
    if (this.#day !== undefined) this.#dayKeys.keepOnly(this.#day)
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(() => this.#alone(work))
    this.#queue = turn.catch(() => {})
    return turn
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    await this.#turnDay()
    await this.#turnHour()
    const hour = this.#hour?.written ? this.#hour : undefined
    try {
      const result = await work()
      this.#keepLooks()
      return result
    } catch (error) {
      this.#takeBack(hour)
      throw error
    }
  }

  /** After a rollback nothing written since is true: the head is read again, and an hour's row that went with it is written again. */
  #takeBack(written: Hour | undefined): void {
    this.#head = undefined
    this.#newLooks = []
    if (this.#hour && this.#hour !== written) this.#hour.written = false
  }

  async append(db: Db, entry: AuditEntry): Promise<void> {
    if (!db.isTransaction) throw new Error('an audit entry belongs to the transaction of its act')
    // Only the set-up itself gets here without an hour: its transaction has just made the compartment
    this.#hour ??= await this.#newHour(db)
    const hour = this.#hour
    if (!hour || this.#day === undefined) return
    this.#head ??= (await lastEntry(db)) ?? { number: 0, hash: startOfChain(this.#ground.programme) }
    if (!hour.written) {
      await insertHour(db, hour.row)
      hour.written = true
    }
    const { did, ...detail } = entry
    const number = this.#head.number + 1
    const clear = {
      number, day: this.#day, did, hour_id: hour.row.id, previous: this.#head.hash,
      detail: seal(hour.key, 'audit.detail', { record: String(number), revision: 1 }, { ...detail, at: this.#ground.now().toISOString() }),
    }
    const hash = hashOfEntry(this.#ground.programme, clear)
    this.#head = { number, hash }
    await insertEntry(db, { ...clear, hash })
  }

  async #turnHour(): Promise<void> {
    const hour = this.#ground.now().toISOString().slice(0, 13)
    if (this.#hour?.hour === hour) return
    this.#hour = await this.#newHour(this.#db)
  }

  async #newHour(db: Db): Promise<Hour | undefined> {
    const side = await auditSide(db, this.#ground)
    if (!side) return undefined
    const secret = newCompartmentSecret()
    const hour = this.#ground.now().toISOString().slice(0, 13)
    const document = await sealToPublicSide(side, 'audit.hour', { record: hourRecord, revision: 1 }, { secret: toBase64url(secret) })
    const id = idOfHour(document)
    const key = compartmentKey({ programme: this.#ground.programme, compartment: id, kind: 'audit', epoch: side.epoch }, secret)
    return { hour, key, row: { id, public_epoch: side.epoch, document }, written: false }
  }

  renewHour(): void {
    this.#hour = undefined
  }

  settle(): Promise<void> {
    return this.exclusively(async () => {})
  }

  async firstFingerprint(): Promise<string> {
    await this.settle()
    const first = await firstDay(this.#db)
    return fingerprintOfDayKey(this.#ground.programme, first!.public_key)
  }

  /** A clock set back does not open an earlier day again: days only go forward. */
  async #turnDay(): Promise<void> {
    const today = dayOf(this.#ground.now())
    if (this.#day !== undefined && today <= this.#day) return
    const closing = this.#day
    const nextKey = this.#dayKeys.make(today, closing === undefined ? this.#firstKey : undefined)
    const seed = closing === undefined ? undefined : this.#dayKeys.seedOf(closing)
    const head = (await lastEntry(this.#db)) ?? { number: 0, hash: startOfChain(this.#ground.programme) }
    const closed = { day: closing ?? '', head: head.hash, entries: head.number, nextKey }
    // Without its key a day stays unsigned: the break is visible to audit:verify for ever
    const signature = seed ? signDay(seed, this.#ground.programme, closed) : null
    await this.#db.transaction().execute(async (db) => {
      if (closing !== undefined) await closeDayRow(db, closing, { next_key: nextKey, head: head.hash, entries: head.number, signature })
      await insertDay(db, today, nextKey)
    })
    this.#day = today
    this.#dayKeys.keepOnly(today)
    if (closing !== undefined) this.#dayKeys.writeOut(JSON.stringify({ ...closed, signature }))
  }

  hasLooked(key: string): boolean {
    const now = this.#ground.now().getTime()
    return (this.#looks.get(key) ?? 0) > now || this.#newLooks.some(([other]) => other === key)
  }

  remembersLook(key: string, until: Date): void {
    this.#newLooks.push([key, until.getTime()])
  }

  #keepLooks(): void {
    for (const [key, until] of this.#newLooks) this.#looks.set(key, until)
    this.#newLooks = []
    if (this.#looks.size < 20_000) return
    const now = this.#ground.now().getTime()
    for (const [key, until] of this.#looks) if (until <= now) this.#looks.delete(key)
  }
}
