import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { fromBase64url, toBase64url } from './bytes.ts'
import { compartmentKey, type CompartmentKey } from './compartment-key.server.ts'
import type { CompartmentKind } from './compartments.ts'
import type { Sealed } from './document-types.ts'
import { open, seal } from './envelope.server.ts'
import { openGrant, verifyGrant, type GrantRow } from './grant.server.ts'
import { epochOf, grantRow, grantsOf, keepShortCut, type HeldGrant } from './grant-table.server.ts'
import { expand } from './hashing.server.ts'
import type { PersonKeys } from './person-keys.server.ts'
import { publicSideOf, type Ground } from './public-side.server.ts'
import { trustedPerson } from './recipients.server.ts'
import { Unreadable } from './unreadable.ts'

/** Opens the grants of one person: by the short cut in the grant's row, or the first time by HPKE after every check. */
export class GrantOpener {
  readonly #person: Id<'person'>
  readonly #own: PersonKeys
  readonly #ground: Ground
  readonly #db: Db

  constructor(person: Id<'person'>, own: PersonKeys, ground: Ground, db: Db) {
    this.#person = person
    this.#own = own
    this.#ground = ground
    this.#db = db
  }

  /** All epochs held of one compartment, oldest first; gives the newest, which knows the others. */
  async openAll(grants: HeldGrant[]): Promise<CompartmentKey | undefined> {
    const keys: CompartmentKey[] = []
    for (const grant of [...grants].reverse()) {
      keys.push((await this.openOne(grant, [...keys])).key)
    }
    return keys.at(-1)
  }

  async openOne(grant: HeldGrant, older: CompartmentKey[] = []): Promise<{ key: CompartmentKey; secret: Uint8Array }> {
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

  /** The compartment key under the person's cache key, for the grant's own row. */
  shortCut(grant: string, key: CompartmentKey, secret: Uint8Array): Sealed<'grant.short-cut'> {
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
    await keepShortCut(this.#db, grant.id, this.shortCut(grant.id, key, secret))
    return secret
  }

  /** Signature, the granter's own standing (maker of the epoch, or a holder), and the key id of the signed epoch. */
  async #mustBeSound(grant: GrantRow): Promise<void> {
    const refuse = () => { throw new Unreadable('grant.short-cut', grant.grant) }
    if (grant.recipient !== this.#person || grant.recipientBundle !== this.#own.bundleHash) refuse()
    const granter = await trustedPerson(this.#db, this.#ground.serverKey, grant.granter)
    if (!granter || !verifyGrant(grant, granter)) return refuse()
    const side = await publicSideOf(this.#db, this.#ground, grant.kind as CompartmentKind, grant.subject, grant.epoch).catch(refuse)
    if (!side || toBase64url(side.keyId) !== grant.keyId) refuse()
    const held = await grantsOf(this.#db, grant.granter, grant.kind as CompartmentKind, [grant.subject])
    const made = await epochOf(this.#db, grant.compartment as Id<'compartment'>, grant.epoch)
    if (made?.maker_id !== grant.granter && !held.some((other) => other.epoch === grant.epoch)) refuse()
  }
}
