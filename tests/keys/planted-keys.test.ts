import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleHash, makeBundle } from '#app/keys/bundle.server.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { compartmentKey, newCompartmentSecret } from '#app/keys/compartment-key.server.ts'
import { makeGrant, signEpoch } from '#app/keys/grant.server.ts'
import { insertCompartment, insertGrants } from '#app/keys/grant-table.server.ts'
import { expand } from '#app/keys/hashing.server.ts'
import { derivePair, newAgreementPair } from '#app/keys/public-box.ts'
import { newSigningPair } from '#app/keys/signature.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { keyringWorld, type KeyringWorld } from './keyring-world.ts'

let w: KeyringWorld
beforeEach(async () => { w = await keyringWorld() })
afterEach(() => w.close())

describe('a key planted in the database is never used, for reading or for writing', () => {
  /** A whole compartment of the planter's own, signed by `maker` with `seed`: what somebody who can only write to the database would make. */
  async function plant(kind: 'clinical' | 'drafts', subject: string, maker: { id: Id<'person'>; bundle: string }, seed: Uint8Array, recipient: Scope) {
    const secret = newCompartmentSecret()
    const id = newId<'compartment'>()
    const key = compartmentKey({ programme: w.rena.programme.id, compartment: id, kind, epoch: 1 }, secret)
    const { publicKey } = await derivePair(expand(key.secret, 'sirdash/drop/v1'))
    const epoch = signEpoch({ compartment: id, kind, subject, epoch: 1, keyId: toBase64url(key.keyId), publicKey: toBase64url(publicKey), maker: maker.id, makerBundle: maker.bundle }, seed)
    const person = await w.connection.db.selectFrom('person').selectAll().where('id', '=', recipient.actor.id).executeTakeFirstOrThrow()
    const grant = await makeGrant({
      grant: newId<'grant'>(), compartment: id, kind, subject, epoch: 1, keyId: toBase64url(key.keyId), recipient: person.id, recipientBundle: person.bundle_hash!,
      granter: maker.id, granterBundle: maker.bundle, madeAt: '2024-05-14',
    }, secret, fromBase64url(person.agreement_key!), seed)
    await w.connection.db.deleteFrom('compartment').where('kind', '=', kind).where('subject_id', '=', subject).execute()
    await insertCompartment(w.connection.db, {
      compartment: { id, kind, subject_id: subject, epoch: 1, made_on: '2024-05-14' },
      epoch: { compartment_id: id, epoch: 1, key_id: epoch.keyId, public_key: epoch.publicKey, maker_id: maker.id, maker_bundle: maker.bundle, signature: epoch.signature, older_key: null },
      grants: [],
    })
    await insertGrants(w.connection.db, [{
      id: grant.grant as Id<'grant'>, compartment_id: id, epoch: 1, key_id: grant.keyId, recipient_id: grant.recipient, recipient_bundle: grant.recipientBundle, granter_id: maker.id,
      granter_bundle: grant.granterBundle, made_at: grant.madeAt, sealed_key: grant.sealedKey, signature: grant.signature, short_cut: null, why: 'entitled', ends_on: null,
    }])
  }

  async function plantPerson(mark: string | null) {
    const id = newId<'person'>()
    const signing = newSigningPair()
    const agreement = await newAgreementPair()
    const bundle = makeBundle(id, 1, agreement.publicKey, signing)
    const hash = bundleHash(bundle)
    await w.connection.db.insertInto('person').values({
      id, sign_in_name: `planted-${id.slice(0, 6)}`, name: 'Planted', district: null, language: 'en', state: 'active', activation_mac: null, activation_until: null, sequence: 1,
      agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: hash, mark, joined_on: '2024-05-14',
    }).execute()
    await w.connection.db.insertInto('person_role').values([{ person_id: id, role: 'psychologist' }, { person_id: id, role: 'supervisor' }]).execute()
    return { id, bundle: hash, signing, agreement }
  }

  it.each([['no mark', null], ['a mark of their own', 'A'.repeat(43)]])('a compartment made by a planted person with %s', async (_, mark) => {
    const planted = await plantPerson(mark)
    await plant('drafts', w.rena.actor.id, planted, planted.signing.seed, w.rena)
    await expect(w.again(w.rena).keys.of('drafts', w.rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(w.again(w.rena).keys.publicSide('drafts', w.rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('a compartment in the name of a real person, signed by a stranger', async () => {
    const person = await w.connection.db.selectFrom('person').selectAll().where('id', '=', w.leyla.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', w.rena.actor.id, { id: w.leyla.actor.id, bundle: person.bundle_hash! }, newSigningPair().seed, w.rena)
    await expect(w.again(w.rena).keys.of('drafts', w.rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(w.again(w.rena).keys.publicSide('drafts', w.rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('a compartment of hers that a colleague made, with the colleague\'s own good signature', async () => {
    const person = await w.connection.db.selectFrom('person').selectAll().where('id', '=', w.leyla.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', w.rena.actor.id, { id: w.leyla.actor.id, bundle: person.bundle_hash! }, w.secretsOf(w.leyla).signingSeed, w.rena)
    await expect(w.again(w.rena).keys.of('drafts', w.rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(w.again(w.rena).keys.publicSide('drafts', w.rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('(made and signed by herself the same rows are used)', async () => {
    const person = await w.connection.db.selectFrom('person').selectAll().where('id', '=', w.rena.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', w.rena.actor.id, { id: w.rena.actor.id, bundle: person.bundle_hash! }, w.secretsOf(w.rena).signingSeed, w.rena)
    await expect(w.again(w.rena).keys.of('drafts', w.rena.actor.id)).resolves.toMatchObject({ kind: 'drafts' })
  })

  it('another public key in the row of an epoch', async () => {
    const { publicKey } = await newAgreementPair()
    await w.connection.db.updateTable('compartment_epoch').set({ public_key: toBase64url(publicKey) }).where('maker_id', '=', w.rena.actor.id).execute()
    await expect(w.again(w.rena).keys.publicSide('clinical', w.caseId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is not granted to: a planted person, a changed role, a changed key', async () => {
    const planted = await plantPerson('A'.repeat(43))
    expect(await w.rena.keys.recipients([planted.id])).toEqual([])
    expect(await w.rena.keys.recipients([w.leyla.actor.id])).toHaveLength(1)
    await w.connection.db.insertInto('person_role').values({ person_id: w.leyla.actor.id, role: 'psychologist' }).execute()
    expect(await w.rena.keys.recipients([w.leyla.actor.id])).toEqual([])
  })

  it('another recovery key', async () => {
    const { publicKey } = await newAgreementPair()
    expect(await w.rena.keys.recipients(['recovery'])).toHaveLength(1)
    await w.connection.db.updateTable('programme').set({ recovery_key: toBase64url(publicKey), recovery_hash: 'x' }).execute()
    expect(await w.rena.keys.recipients(['recovery'])).toEqual([])
  })

  it('another recovery key beside the true fingerprint', async () => {
    const { publicKey } = await newAgreementPair()
    await w.connection.db.updateTable('programme').set({ recovery_key: toBase64url(publicKey) }).execute()
    expect(await w.rena.keys.recipients(['recovery'])).toEqual([])
    const { grants } = await w.again(w.rena).keys.prepareCompartment('risk', newId(), { psychologist: [w.rena.actor.id] })
    expect(grants.map((grant) => grant.recipient_id)).toEqual([w.rena.actor.id])
  })

  it('an agreement row without the psychologist\'s own signature makes nobody grant', async () => {
    await w.connection.db.insertInto('agreement').values({
      id: newId(), supervisor_id: w.leyla.actor.id, supervisee_id: w.rena.actor.id, state: 'active', starts_on: '2024-01-01', ends_on: '2029-12-31', weekly_reading: 3,
      supervisor_signature: 'A'.repeat(86), supervisor_signed_on: '2024-05-14', supervisee_signature: 'A'.repeat(86), supervisee_signed_on: '2024-05-14', revision: 3, document: null,
    }).execute()
    expect(await reconcileGrants(w.again(w.rena))).toMatchObject({ made: 0 })
    expect(await w.opens(w.leyla)).toBe('nothing')
    const prepared = await w.again(w.rena).keys.prepareCompartment('risk', newId(), { psychologist: [w.rena.actor.id], alertSupervisors: [w.leyla.actor.id] })
    expect(prepared.grants.map((grant) => grant.recipient_id).sort()).toEqual([w.rena.actor.id, 'recovery'].sort())
  })

  it('(with both signatures she does)', async () => {
    await w.supervise(w.leyla, w.rena)
    await reconcileGrants(w.again(w.rena))
    expect(await w.opens(w.leyla)).toMatchObject({ kind: 'clinical' })
  })

  it('a fingerprint in the server key file keeps another audit key out', async () => {
    await expect(w.rena.keys.publicSide('audit', w.rena.programme.id)).resolves.toMatchObject({ epoch: 1 })
    w.serverKey.setFingerprint('audit', 'another')
    await expect(w.rena.keys.publicSide('audit', w.rena.programme.id)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
