import type { Db, NewRow, Row } from '#db/schema.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { dayOf } from '#app/work/scope.ts'
import { agreementSignatureHolds } from './agreement-signature.server.ts'
import { fromBase64url, toBase64url, type Part } from './bytes.ts'
import { compartmentKey, newCompartmentSecret, type CompartmentKey } from './compartment-key.server.ts'
import { subjectOf, type CompartmentKind } from './compartments.ts'
import type { DocumentType, Sealed } from './document-types.ts'
import { dutyHolds } from './duty-mark.server.ts'
import { entitled, recovery, type Circle } from './entitlements.ts'
import { envelopeOf, open, seal, type Place } from './envelope.server.ts'
import { makeGrant, openGrant, signEpoch, verifyEpoch, verifyGrant, type EpochRow, type GrantRow } from './grant.server.ts'
import { agreementsClaimed, backupsClaimed, compartmentOf, epochOf, grantRow, grantsOf, keepShortCut, personWithRoles, type HeldGrant } from './grant-table.server.ts'
import { expand, type KeyObject } from './hashing.server.ts'
import { trustedBundle } from './person-mark.server.ts'
import { comparePins, readPins, writePins } from './pins.server.ts'
import { derivePair, openFromPublicSide, type PublicSide } from './public-box.ts'
import type { ServerKey } from './server-key.server.ts'
import { isWatched, sideIsExpected } from './side-fingerprint.server.ts'
import { publicSigningKey, sign, type SigningContext } from './signature.server.ts'
import { Unreadable } from './unreadable.ts'

/** What a signed-in person's session opens: raw 32-byte keys and the cache key (HKDF of the user secrets). */
export type PersonKeys = { agreementPrivate: Uint8Array; agreementPublic: Uint8Array; signingSeed: Uint8Array; cacheKey: KeyObject; bundleHash: string }

export type Recipient = { id: string; agreementKey: Uint8Array; bundleHash: string }
export type PreparedEpoch = { key: CompartmentKey; epoch: NewRow<'compartment_epoch'>; grants: NewRow<'key_grant'>[] }
export type PreparedCompartment = PreparedEpoch & { compartment: NewRow<'compartment'> }

type Ground = { programme: Id<'programme'>; serverKey: ServerKey; now: () => Date }

/**
 * The keys of one person for one request. A key is here because a grant row is there: nothing else is asked, and
 * deleting the row revokes at once. Refuses with `not-found`, the same as what does not exist.
 */
export class Keyring {
  readonly person: Id<'person'>
  readonly #own: PersonKeys
  readonly #ground: Ground
  readonly #db: Db
  readonly #opened: Map<string, CompartmentKey>
  readonly #brokenPins: string[]

  constructor(person: Id<'person'>, own: PersonKeys, ground: Ground, db: Db, opened = new Map<string, CompartmentKey>(), brokenPins: string[] = []) {
    this.person = person
    this.#own = own
    this.#ground = ground
    this.#db = db
    this.#opened = opened
    this.#brokenPins = brokenPins
  }

  /** The same keys over another database handle (a transaction). */
  on(db: Db): Keyring {
    return new Keyring(this.person, this.#own, this.#ground, db, this.#opened, this.#brokenPins)
  }

  /** The newest key of a compartment (older epochs through `at`). Throws `not-found` without a grant. */
  async of(kind: CompartmentKind, subject: string): Promise<CompartmentKey> {
    const key = await this.maybe(kind, subject)
    if (!key) throw new Refusal('not-found')
    return key
  }

  async maybe(kind: CompartmentKind, subject: string): Promise<CompartmentKey | undefined> {
    return (await this.many(kind, [subject])).get(subject)
  }

  /** Keys by subject; subjects without a grant are left out. One statement for all that are not opened yet. */
  async many(kind: CompartmentKind, subjects: string[]): Promise<Map<string, CompartmentKey>> {
    const wanted = subjects.filter((subject) => !this.#opened.has(`${kind} ${subject}`))
    const held = wanted.length === 0 ? [] : await grantsOf(this.#db, this.person, kind, wanted)
    for (const [subject, grants] of Map.groupBy(held, (grant) => grant.subject_id)) {
      const key = await this.#openAll(grants)
      if (key) this.#opened.set(`${kind} ${subject}`, key)
    }
    return new Map(subjects.flatMap((subject) => {
      const key = this.#opened.get(`${kind} ${subject}`)
      return key ? [[subject, key] as const] : []
    }))
  }

  /** The verified public side of a compartment; throws `not-found` when there is none or its signature does not hold. */
  async publicSide(kind: CompartmentKind, subject: string): Promise<PublicSide> {
    const side = await publicSideOf(this.#db, this.#ground, kind, subject)
    const row = { compartment_id: side.compartment, epoch: side.epoch, key_id: toBase64url(side.keyId), public_key: toBase64url(side.publicKey) }
    if (isWatched(kind) && !sideIsExpected(this.#ground.serverKey, kind, row)) throw new Refusal('not-found')
    return side
  }

  /** Opens a document in either envelope: sealed with the key, or to the public side. */
  async openAny(key: CompartmentKey, type: DocumentType, place: Place, sealed: string): Promise<unknown> {
    if (envelopeOf(sealed) === 1) return open(key, type, place, sealed as Sealed<typeof type>)
    if (envelopeOf(sealed) !== 2) throw new Unreadable(type, place.record)
    const { pair } = await derivePair(expand(key.secret, 'sirdash/drop/v1'))
    return openFromPublicSide(pair, key, type, place, sealed)
  }

  sign(context: SigningContext, ...parts: Part[]): string {
    return toBase64url(sign(this.#own.signingSeed, context, ...parts))
  }

  get bundleHash(): string {
    return this.#own.bundleHash
  }

  /** A new compartment at epoch 1 with grants for everybody entitled who can be granted to. Rows only; insert inside a transaction. */
  async prepareCompartment(kind: CompartmentKind, subject: string, circle: Circle): Promise<PreparedCompartment> {
    const id = newId<'compartment'>()
    const compartment = { id, kind, subject_id: subject, epoch: 1, made_on: this.#ground.now().toISOString().slice(0, 10) }
    return { compartment, ...await this.#prepare(compartment, entitled(kind, circle)) }
  }

  /** The next epoch of a compartment, for everybody entitled now. Rows only. Nothing sealed before opens with it. */
  async prepareEpoch(compartment: Row<'compartment'>, circle: Circle): Promise<PreparedEpoch> {
    return this.#prepare({ ...compartment, epoch: compartment.epoch + 1 }, entitled(compartment.kind, circle))
  }

  async #prepare({ id, kind, subject_id: subject, epoch: number }: Row<'compartment'>, holders: string[]): Promise<PreparedEpoch> {
    const secret = newCompartmentSecret()
    const key = compartmentKey({ programme: this.#ground.programme, compartment: id, kind, epoch: number }, secret)
    const { publicKey } = await derivePair(expand(key.secret, 'sirdash/drop/v1'))
    const epoch = signEpoch({
      compartment: id, kind, subject, epoch: number, keyId: toBase64url(key.keyId), publicKey: toBase64url(publicKey), maker: this.person, makerBundle: this.#own.bundleHash,
    }, this.#own.signingSeed)
    const recipients = await this.recipients(await this.#agreed(kind, holders))
    const grants = await Promise.all(recipients.map((recipient) => this.#grant(key, secret, subject, recipient, 'entitled')))
    if (recipients.some((recipient) => recipient.id === this.person)) this.#opened.set(`${kind} ${subject}`, key)
    return {
      key, grants,
      epoch: { compartment_id: id, epoch: number, key_id: epoch.keyId, public_key: epoch.publicKey, maker_id: this.person, maker_bundle: epoch.makerBundle, signature: epoch.signature, older_key: null },
    }
  }

  /** Grants for further recipients of a compartment this person holds. Rows only. Throws `not-found` when not held. */
  async prepareGrants(kind: CompartmentKind, subject: string, recipientIds: string[], why: 'entitled' | 'cover' | 'chosen' = 'entitled'): Promise<NewRow<'key_grant'>[]> {
    const held = await grantsOf(this.#db, this.person, kind, [subject])
    const newest = held.find((grant) => grant.epoch === grant.newest)
    if (!newest) throw new Refusal('not-found')
    const { key, secret } = await this.#openOne(newest)
    const recipients = await this.recipients(why === 'entitled' ? await this.#agreed(kind, this.#unlessParted(kind, recipientIds)) : recipientIds)
    return Promise.all(recipients.map((recipient) => this.#grant(key, secret, subject, recipient, why)))
  }

  /** Both people of an agreement get its key when it is proposed; a row altered later makes nobody else a party. */
  #unlessParted(kind: CompartmentKind, ids: string[]): string[] {
    return kind === 'supervision' ? ids.filter((id) => id === this.person || id === recovery) : ids
  }

  /**
   * What follows from a supervision agreement is granted only where this person signed that agreement: whoever can only
   * write to the database can plant one, but not this signature. Nor a backup for `risk`: the roster's row has a mark.
   */
  async #agreed(kind: CompartmentKind, ids: string[]): Promise<string[]> {
    if (subjectOf[kind] !== 'case' && subjectOf[kind] !== 'group') return ids
    const others = ids.filter((id) => id !== this.person && id !== recovery)
    const claimed = await agreementsClaimed(this.#db, this.person, others, dayOf(this.#ground.now()))
    const signingKey = publicSigningKey(this.#own.signingSeed)
    const signed = claimed.filter((agreement) => agreementSignatureHolds(signingKey, agreement.supervisee_signature, agreement)).map((agreement) => agreement.supervisor_id as string)
    const named = kind === 'risk' ? await this.#namedBackups(others) : []
    return ids.filter((id) => id === this.person || id === recovery || signed.includes(id) || named.includes(id))
  }

  async #namedBackups(ids: string[]): Promise<string[]> {
    const claimed = await backupsClaimed(this.#db, ids)
    return claimed.filter((duty) => dutyHolds(this.#ground.serverKey, duty)).map((duty) => duty.person_id as string)
  }

  /** Trusted recipients among these ids; people without keys yet, ended people, strangers and broken pins are left out. */
  async recipients(ids: string[]): Promise<Recipient[]> {
    const found = await Promise.all(ids.map((id) => (id === recovery ? recoveryRecipient(this.#db, this.#ground.serverKey) : personRecipient(this.#db, this.#ground.serverKey, id))))
    return this.#pinned(found.filter((recipient) => recipient !== undefined))
  }

  /** People whose bundle is not the one first used, since this was last asked: for the audit trail. */
  takeBrokenPins(): string[] {
    return this.#brokenPins.splice(0)
  }

  /** People whose trusted bundle is not the one pinned at first use; nothing is granted to them. */
  async changedBundles(): Promise<Recipient[]> {
    const key = await this.maybe('private', this.person)
    if (!key) return []
    const { pins } = await readPins(this.#db, key, this.person)
    const found = await Promise.all(Object.keys(pins).map((id) => personRecipient(this.#db, this.#ground.serverKey, id)))
    return comparePins(pins, found.filter((recipient) => recipient !== undefined)).broken
  }

  /** Pins a changed bundle anew, after its fingerprint was compared by voice; only `compared`, when it is given. */
  async acceptBundle(person: Id<'person'>, compared?: string): Promise<boolean> {
    const recipient = await personRecipient(this.#db, this.#ground.serverKey, person)
    if (compared !== undefined && recipient?.bundleHash !== compared) return false
    const key = await this.maybe('private', this.person)
    return recipient !== undefined && key !== undefined && writePins(this.#db, key, this.person, await readPins(this.#db, key, this.person), [recipient])
  }

  /** Recovery is held by the server key file and needs no pin; nor does the person's own bundle. */
  async #pinned(recipients: Recipient[]): Promise<Recipient[]> {
    const others = recipients.filter(({ id }) => id !== recovery && id !== this.person)
    const key = others.length === 0 ? undefined : await this.maybe('private', this.person)
    if (!key) return recipients
    const kept = await readPins(this.#db, key, this.person)
    const { broken, fresh } = comparePins(kept.pins, others)
    if (fresh.length > 0 && !await writePins(this.#db, key, this.person, kept, fresh)) return this.#pinned(recipients)
    this.#brokenPins.push(...broken.map(({ id }) => id))
    return recipients.filter((recipient) => !broken.includes(recipient))
  }

  async #grant(key: CompartmentKey, secret: Uint8Array, subject: string, to: Recipient, why: 'entitled' | 'cover' | 'chosen'): Promise<NewRow<'key_grant'>> {
    const id = newId<'grant'>()
    const grant = await makeGrant({
      grant: id, compartment: key.compartment, kind: key.kind, subject, epoch: key.epoch, keyId: toBase64url(key.keyId),
      recipient: to.id, recipientBundle: to.bundleHash, granter: this.person, granterBundle: this.#own.bundleHash, madeAt: this.#ground.now().toISOString().slice(0, 10),
    }, secret, to.agreementKey, this.#own.signingSeed)
    return {
      id, compartment_id: key.compartment as Id<'compartment'>, epoch: key.epoch, key_id: grant.keyId, recipient_id: to.id, recipient_bundle: to.bundleHash,
      granter_id: this.person, granter_bundle: grant.granterBundle, made_at: grant.madeAt, sealed_key: grant.sealedKey, signature: grant.signature,
      short_cut: to.id === this.person ? this.#shortCut(id, key, secret) : null, why, ends_on: null,
    }
  }

  async #openAll(grants: HeldGrant[]): Promise<CompartmentKey | undefined> {
    const keys: CompartmentKey[] = []
    for (const grant of [...grants].reverse()) {
      keys.push((await this.#openOne(grant, [...keys])).key)
    }
    return keys.at(-1)
  }

  async #openOne(grant: HeldGrant, older: CompartmentKey[] = []): Promise<{ key: CompartmentKey; secret: Uint8Array }> {
    const place = { programme: this.#ground.programme, compartment: grant.compartment_id, kind: grant.kind, epoch: grant.epoch }
    const secret = grant.short_cut ? this.#takeShortCut(grant) : await this.#openSealed(grant)
    const key = compartmentKey(place, secret, older)
    if (toBase64url(key.keyId) !== grant.key_id) throw new Unreadable('grant.short-cut', grant.id)
    return { key, secret }
  }

  #cache(compartment: string, epoch: number): CompartmentKey {
    const place = { programme: this.#ground.programme, compartment, kind: 'private' as const, epoch }
    const key: CompartmentKey = { ...place, secret: this.#own.cacheKey, keyId: this.#cacheKeyId(), at: (asked) => (asked === epoch ? key : undefined) }
    return key
  }

  #cachedKeyId: Uint8Array | undefined
  #cacheKeyId(): Uint8Array {
    this.#cachedKeyId ??= expand(this.#own.cacheKey, 'sirdash/key-id/v1')
    return this.#cachedKeyId
  }

  #shortCut(grant: string, key: CompartmentKey, secret: Uint8Array): Sealed<'grant.short-cut'> {
    return seal(this.#cache(key.compartment, key.epoch), 'grant.short-cut', { record: grant, revision: 1 }, toBase64url(secret))
  }

  #takeShortCut(grant: HeldGrant): Uint8Array {
    const opened = open(this.#cache(grant.compartment_id, grant.epoch), 'grant.short-cut', { record: grant.id, revision: 1 }, grant.short_cut!)
    return fromBase64url(opened as string)
  }

  /** First opening: everything about the grant is checked, then the short cut is written into its own row. */
  async #openSealed(grant: HeldGrant): Promise<Uint8Array> {
    const signed = await grantRow(this.#db, grant.id)
    // ended between two statements
    if (!signed) throw new Refusal('not-found')
    const row: GrantRow = {
      grant: grant.id, compartment: grant.compartment_id, kind: grant.kind, subject: grant.subject_id, epoch: grant.epoch, keyId: grant.key_id,
      recipient: signed.recipient_id, recipientBundle: signed.recipient_bundle, granter: signed.granter_id, granterBundle: signed.granter_bundle,
      madeAt: signed.made_at, sealedKey: signed.sealed_key, signature: signed.signature,
    }
    await this.#mustBeSound(row)
    const secret = await openGrant(row, this.#own.agreementPrivate, this.#own.agreementPublic).catch(() => { throw new Unreadable('grant.short-cut', grant.id) })
    const key = compartmentKey({ programme: this.#ground.programme, compartment: grant.compartment_id, kind: grant.kind, epoch: grant.epoch }, secret)
    if (toBase64url(key.keyId) !== grant.key_id) throw new Unreadable('grant.short-cut', grant.id)
    await keepShortCut(this.#db, grant.id, this.#shortCut(grant.id, key, secret))
    return secret
  }

  /** Signature, the granter's own standing (maker of the epoch, or a holder), and the key id of the signed epoch. */
  async #mustBeSound(grant: GrantRow): Promise<void> {
    const refuse = () => { throw new Unreadable('grant.short-cut', grant.grant) }
    if (grant.recipient !== this.person || grant.recipientBundle !== this.#own.bundleHash) refuse()
    const granter = await trustedPerson(this.#db, this.#ground.serverKey, grant.granter)
    if (!granter || !verifyGrant(grant, granter)) return refuse()
    const side = await publicSideOf(this.#db, this.#ground, grant.kind as CompartmentKind, grant.subject, grant.epoch).catch(refuse)
    if (!side || toBase64url(side.keyId) !== grant.keyId) refuse()
    const held = await grantsOf(this.#db, grant.granter, grant.kind as CompartmentKind, [grant.subject])
    const made = await epochOf(this.#db, grant.compartment as Id<'compartment'>, grant.epoch)
    if (made?.maker_id !== grant.granter && !held.some((other) => other.epoch === grant.epoch)) refuse()
  }
}

async function trustedPerson(db: Db, serverKey: ServerKey, id: string) {
  const found = await personWithRoles(db, id)
  return found && trustedBundle(serverKey, found.person, found.roles)
}

async function personRecipient(db: Db, serverKey: ServerKey, id: string): Promise<Recipient | undefined> {
  const found = await personWithRoles(db, id)
  if (!found || found.person.state !== 'active') return undefined
  const bundle = trustedBundle(serverKey, found.person, found.roles)
  return bundle && { id, agreementKey: fromBase64url(bundle.agreementKey), bundleHash: found.person.bundle_hash! }
}

/** The registered recovery key, when its fingerprint stands in the server key file. */
export async function recoveryRecipient(db: Db, serverKey: ServerKey): Promise<Recipient | undefined> {
  const programme = await db.selectFrom('programme').select(['recovery_key', 'recovery_hash']).executeTakeFirst()
  if (!programme || serverKey.fingerprints.recovery !== programme.recovery_hash) return undefined
  return { id: recovery, agreementKey: fromBase64url(programme.recovery_key), bundleHash: programme.recovery_hash }
}

/** A compartment's public side, checked like a grant: signed by a trusted maker. Throws `not-found` otherwise. */
export async function publicSideOf(db: Db, ground: Ground, kind: CompartmentKind, subject: string, epoch?: number): Promise<PublicSide> {
  const compartment = await compartmentOf(db, kind, subject)
  const row = compartment && await epochOf(db, compartment.id, epoch ?? compartment.epoch)
  if (!compartment || !row) throw new Refusal('not-found')
  // what belongs to one person is made by that person: a colleague's signature is good, and not hers to give here
  if (subjectOf[kind] === 'person' && row.maker_id !== subject) throw new Refusal('not-found')
  const maker = await trustedPerson(db, ground.serverKey, row.maker_id)
  const signed: EpochRow = {
    compartment: compartment.id, kind, subject, epoch: row.epoch, keyId: row.key_id, publicKey: row.public_key, maker: row.maker_id, makerBundle: row.maker_bundle, signature: row.signature,
  }
  if (!maker || !verifyEpoch(signed, maker)) throw new Refusal('not-found')
  return { programme: ground.programme, compartment: compartment.id, epoch: row.epoch, keyId: fromBase64url(row.key_id), publicKey: fromBase64url(row.public_key) }
}
