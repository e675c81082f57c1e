import type { Db, NewRow, Row } from '#db/schema.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { dayOf } from '#app/work/scope.ts'
import { agreementSignatureHolds } from './agreement-signature.server.ts'
import { toBase64url, type Part } from './bytes.ts'
import { compartmentKey, newCompartmentSecret, type CompartmentKey } from './compartment-key.server.ts'
import { subjectOf, type CompartmentKind } from './compartments.ts'
import type { DocumentType, Sealed } from './document-types.ts'
import { dutyHolds } from './duty-mark.server.ts'
import { entitled, recovery, type Circle } from './entitlements.ts'
import { envelopeOf, open, type Place } from './envelope.server.ts'
import { makeGrant, signEpoch } from './grant.server.ts'
import { agreementsClaimed, backupsClaimed, grantsOf } from './grant-table.server.ts'
import { expand } from './hashing.server.ts'
import { comparePins, readPins, writePins } from './pins.server.ts'
import { derivePair, openFromPublicSide, type PublicSide } from './public-box.ts'
import type { PersonKeys } from './person-keys.server.ts'
import { GrantOpener } from './open-grants.server.ts'
import { publicSideOf, type Ground } from './public-side.server.ts'
import { personRecipient, recoveryRecipient, type Recipient } from './recipients.server.ts'
import { isWatched, sideIsExpected } from './side-fingerprint.server.ts'
import { publicSigningKey, sign, type SigningContext } from './signature.server.ts'
import { Unreadable } from './unreadable.ts'

export type PreparedEpoch = { key: CompartmentKey; epoch: NewRow<'compartment_epoch'>; grants: NewRow<'key_grant'>[] }
export type PreparedCompartment = PreparedEpoch & { compartment: NewRow<'compartment'> }

/**
 * The keys of one person for one request. A key is here because a grant row is there: nothing else is asked, and
 * deleting the row revokes at once. Refuses with `not-found`, the same as what does not exist.
 */
export class Keyring {
  readonly person: Id<'person'>
  readonly #own: PersonKeys
  readonly #ground: Ground
  readonly #db: Db
  readonly #opener: GrantOpener
  readonly #opened: Map<string, CompartmentKey>
  readonly #brokenPins: string[]

  constructor(person: Id<'person'>, own: PersonKeys, ground: Ground, db: Db, opened = new Map<string, CompartmentKey>(), brokenPins: string[] = []) {
    this.person = person
    this.#own = own
    this.#ground = ground
    this.#db = db
    this.#opener = new GrantOpener(person, own, ground, db)
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
      const key = await this.#opener.openAll(grants)
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
    const { key, secret } = await this.#opener.openOne(newest)
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
      short_cut: to.id === this.person ? this.#opener.shortCut(id, key, secret) : null, why, ends_on: null,
    }
  }
}
