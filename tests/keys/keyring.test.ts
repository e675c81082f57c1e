import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleHash, makeBundle } from '#app/keys/bundle.server.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { compartmentKey, newCompartmentSecret } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { makeGrant, openGrant, signEpoch } from '#app/keys/grant.server.ts'
import { insertCompartment, insertGrants } from '#app/keys/grant-table.server.ts'
import { expand } from '#app/keys/hashing.server.ts'
import { derivePair, newAgreementPair } from '#app/keys/public-box.ts'
import { newSigningPair } from '#app/keys/signature.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import type { NewRow } from '#db/schema.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let caseId: Id<'case'>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  caseId = await openCase(rena)
})
afterEach(() => p.close())

/** The row and its clinical key; the use case that opens cases has tests of its own. */
async function openCase(scope: Scope): Promise<Id<'case'>> {
  const id = newId<'case'>()
  await insertCompartment(scope.db, await scope.keys.prepareCompartment('clinical', id, { psychologist: [scope.actor.id] }))
  await scope.db.insertInto('case_file').values({
    id, code: `AGD-${id.slice(0, 4)}`, word: 'lantern', kind: 'individual', state: 'in-care', district: 'Aghdam', psychologist_id: scope.actor.id,
    opened_on: '2024-05-14', last_session_on: null, supervision_refused: 0, consent_state: 'given', consent_until: null, revision: 1, header: '' as never,
  }).execute()
  return id
}

const opens = async (scope: Scope) => (await p.again(scope).keys.maybe('clinical', caseId).catch((error: Error) => error.name)) ?? 'nothing'
const grantOf = (scope: Scope) => p.connection.db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id').selectAll('g')
  .where('c.subject_id', '=', caseId).where('g.recipient_id', '=', scope.actor.id).executeTakeFirst()
const changeGrant = (scope: Scope, change: object) => p.connection.db.updateTable('key_grant').set({ short_cut: null, ...change }).where('recipient_id', '=', scope.actor.id)
  .where('compartment_id', 'in', p.connection.db.selectFrom('compartment').select('id').where('subject_id', '=', caseId)).execute()

describe('a key is there because a grant row is there', () => {
  it('the psychologist opens, everybody else finds nothing', async () => {
    expect(await opens(rena)).toMatchObject({ kind: 'clinical', epoch: 1 })
    expect(await opens(leyla)).toBe('nothing')
    expect(await opens(await p.person('Admin', ['administrator']))).toBe('nothing')
    expect(await opens(await p.person('Officer', ['data-protection']))).toBe('nothing')
    await expect(leyla.keys.of('clinical', caseId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('under a signed agreement the supervisor opens too, and writes the short cut into her own row', async () => {
    await p.supervise(leyla, rena)
    await reconcileGrants(p.again(rena))
    expect((await grantOf(leyla))!.short_cut).toBeNull()
    expect(await opens(leyla)).toMatchObject({ kind: 'clinical' })
    expect((await grantOf(leyla))!.short_cut).not.toBeNull()
    expect(await opens(leyla)).toMatchObject({ kind: 'clinical' })
  })

  it('deleting the row revokes at the next request of a live session, though the short cut is known', async () => {
    const grant = await grantOf(rena)
    expect(grant!.short_cut).not.toBeNull()
    await p.connection.db.deleteFrom('key_grant').where('id', '=', grant!.id).execute()
    expect(await opens(rena)).toBe('nothing')
  })

  it('a short cut put into another row does not open', async () => {
    const other = await openCase(rena)
    const taken = await grantOf(rena)
    await p.connection.db.updateTable('key_grant').set({ short_cut: taken!.short_cut }).where('recipient_id', '=', rena.actor.id)
      .where('compartment_id', 'in', p.connection.db.selectFrom('compartment').select('id').where('subject_id', '=', other)).execute()
    await expect(p.again(rena).keys.maybe('clinical', other)).rejects.toMatchObject({ name: 'Unreadable' })
  })

  it('one statement opens many, and leaves out what is not held', async () => {
    const mine = [caseId, await openCase(rena), await openCase(rena)]
    const theirs = await openCase(await p.person('Nigar', ['psychologist']))
    expect([...(await p.again(rena).keys.many('clinical', [...mine, theirs, newId()])).keys()].sort()).toEqual([...mine].sort())
  })
})

describe('a grant that was changed is never used', () => {
  const changes: Record<string, (grant: NewRow<'key_grant'>) => object | Promise<object>> = {
    'without a signature': () => ({ signature: '' }),
    'another signature': (grant) => ({ signature: `${grant.signature.slice(0, -4)}AAAA` }),
    'another day': () => ({ made_at: '2020-01-01' }),
    'another key id': () => ({ key_id: toBase64url(new Uint8Array(32)) }),
    'another epoch': () => ({ epoch: 2 }),
    'another granter': () => ({ granter_id: leyla.actor.id }),
    'another bundle of the recipient': () => ({ recipient_bundle: toBase64url(new Uint8Array(32)) }),
    'another sealed key': (grant) => ({ sealed_key: `${grant.sealed_key.slice(0, -4)}AAAA` }),
    'another row id': () => ({ id: newId() }),
  }

  it('(as it was, it is used)', async () => {
    await changeGrant(rena, {})
    expect(await opens(rena)).toMatchObject({ kind: 'clinical' })
  })

  it.each(Object.entries(changes))('%s', async (_, change) => {
    await changeGrant(rena, await change((await grantOf(rena))!))
    expect(await opens(rena)).toBe('Unreadable')
  })

  it('made for somebody else and given to me', async () => {
    await p.supervise(leyla, rena)
    await reconcileGrants(p.again(rena))
    const elchin = await p.person('Elchin', ['supervisor'])
    await p.connection.db.updateTable('key_grant').set({ recipient_id: elchin.actor.id, short_cut: null }).where('id', '=', (await grantOf(leyla))!.id).execute()
    expect(await opens(elchin)).toBe('Unreadable')
  })
})

describe('a key planted in the database is never used, for reading or for writing', () => {
  /** A whole compartment of the planter's own, signed by `maker` with `seed`: what somebody who can only write to the database would make. */
  async function plant(kind: 'clinical' | 'drafts', subject: string, maker: { id: Id<'person'>; bundle: string }, seed: Uint8Array, recipient: Scope) {
    const secret = newCompartmentSecret()
    const id = newId<'compartment'>()
    const key = compartmentKey({ programme: rena.programme.id, compartment: id, kind, epoch: 1 }, secret)
    const { publicKey } = await derivePair(expand(key.secret, 'sirdash/drop/v1'))
    const epoch = signEpoch({ compartment: id, kind, subject, epoch: 1, keyId: toBase64url(key.keyId), publicKey: toBase64url(publicKey), maker: maker.id, makerBundle: maker.bundle }, seed)
    const person = await p.connection.db.selectFrom('person').selectAll().where('id', '=', recipient.actor.id).executeTakeFirstOrThrow()
    const grant = await makeGrant({
      grant: newId<'grant'>(), compartment: id, kind, subject, epoch: 1, keyId: toBase64url(key.keyId), recipient: person.id, recipientBundle: person.bundle_hash!,
      granter: maker.id, granterBundle: maker.bundle, madeAt: '2024-05-14',
    }, secret, fromBase64url(person.agreement_key!), seed)
    await p.connection.db.deleteFrom('compartment').where('kind', '=', kind).where('subject_id', '=', subject).execute()
    await insertCompartment(p.connection.db, {
      compartment: { id, kind, subject_id: subject, epoch: 1, made_on: '2024-05-14' },
      epoch: { compartment_id: id, epoch: 1, key_id: epoch.keyId, public_key: epoch.publicKey, maker_id: maker.id, maker_bundle: maker.bundle, signature: epoch.signature, older_key: null },
      grants: [],
    })
    await insertGrants(p.connection.db, [{
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
    await p.connection.db.insertInto('person').values({
      id, sign_in_name: `planted-${id.slice(0, 6)}`, name: 'Planted', district: null, language: 'en', state: 'active', activation_mac: null, activation_until: null, sequence: 1,
      agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: hash, mark, joined_on: '2024-05-14',
    }).execute()
    await p.connection.db.insertInto('person_role').values([{ person_id: id, role: 'psychologist' }, { person_id: id, role: 'supervisor' }]).execute()
    return { id, bundle: hash, signing, agreement }
  }

  it.each([['no mark', null], ['a mark of their own', 'A'.repeat(43)]])('a compartment made by a planted person with %s', async (_, mark) => {
    const planted = await plantPerson(mark)
    await plant('drafts', rena.actor.id, planted, planted.signing.seed, rena)
    await expect(p.again(rena).keys.of('drafts', rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(p.again(rena).keys.publicSide('drafts', rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('a compartment in the name of a real person, signed by a stranger', async () => {
    const person = await p.connection.db.selectFrom('person').selectAll().where('id', '=', leyla.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', rena.actor.id, { id: leyla.actor.id, bundle: person.bundle_hash! }, newSigningPair().seed, rena)
    await expect(p.again(rena).keys.of('drafts', rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(p.again(rena).keys.publicSide('drafts', rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('a compartment of hers that a colleague made, with the colleague\'s own good signature', async () => {
    const person = await p.connection.db.selectFrom('person').selectAll().where('id', '=', leyla.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', rena.actor.id, { id: leyla.actor.id, bundle: person.bundle_hash! }, p.secretsOf(leyla).signingSeed, rena)
    await expect(p.again(rena).keys.of('drafts', rena.actor.id)).rejects.toMatchObject({ name: 'Unreadable' })
    await expect(p.again(rena).keys.publicSide('drafts', rena.actor.id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('(made and signed by herself the same rows are used)', async () => {
    const person = await p.connection.db.selectFrom('person').selectAll().where('id', '=', rena.actor.id).executeTakeFirstOrThrow()
    await plant('drafts', rena.actor.id, { id: rena.actor.id, bundle: person.bundle_hash! }, p.secretsOf(rena).signingSeed, rena)
    await expect(p.again(rena).keys.of('drafts', rena.actor.id)).resolves.toMatchObject({ kind: 'drafts' })
  })

  it('another public key in the row of an epoch', async () => {
    const { publicKey } = await newAgreementPair()
    await p.connection.db.updateTable('compartment_epoch').set({ public_key: toBase64url(publicKey) }).where('maker_id', '=', rena.actor.id).execute()
    await expect(p.again(rena).keys.publicSide('clinical', caseId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is not granted to: a planted person, a changed role, a changed key', async () => {
    const planted = await plantPerson('A'.repeat(43))
    expect(await rena.keys.recipients([planted.id])).toEqual([])
    expect(await rena.keys.recipients([leyla.actor.id])).toHaveLength(1)
    await p.connection.db.insertInto('person_role').values({ person_id: leyla.actor.id, role: 'psychologist' }).execute()
    expect(await rena.keys.recipients([leyla.actor.id])).toEqual([])
  })

  it('another recovery key', async () => {
    const { publicKey } = await newAgreementPair()
    expect(await rena.keys.recipients(['recovery'])).toHaveLength(1)
    await p.connection.db.updateTable('programme').set({ recovery_key: toBase64url(publicKey), recovery_hash: 'x' }).execute()
    expect(await rena.keys.recipients(['recovery'])).toEqual([])
  })

  it('an agreement row without the psychologist\'s own signature makes nobody grant', async () => {
    await p.connection.db.insertInto('agreement').values({
      id: newId(), supervisor_id: leyla.actor.id, supervisee_id: rena.actor.id, state: 'active', starts_on: '2024-01-01', ends_on: '2029-12-31', weekly_reading: 3,
      supervisor_signature: 'A'.repeat(86), supervisor_signed_on: '2024-05-14', supervisee_signature: 'A'.repeat(86), supervisee_signed_on: '2024-05-14', revision: 3, document: null,
    }).execute()
    expect(await reconcileGrants(p.again(rena))).toMatchObject({ made: 0 })
    expect(await opens(leyla)).toBe('nothing')
    const prepared = await p.again(rena).keys.prepareCompartment('risk', newId(), { psychologist: [rena.actor.id], alertSupervisors: [leyla.actor.id] })
    expect(prepared.grants.map((grant) => grant.recipient_id).sort()).toEqual([rena.actor.id, 'recovery'].sort())
  })

  it('(with both signatures she does)', async () => {
    await p.supervise(leyla, rena)
    await reconcileGrants(p.again(rena))
    expect(await opens(leyla)).toMatchObject({ kind: 'clinical' })
  })

  it('what somebody gives on whose own grant is gone is not taken; while she holds it, it is', async () => {
    await p.supervise(leyla, rena)
    await reconcileGrants(p.again(rena))
    const friend = await p.person('Friend', ['supervisor'])
    await insertGrants(p.connection.db, await p.again(leyla).keys.prepareGrants('clinical', caseId, [friend.actor.id], 'chosen'))
    expect(await opens(friend)).toMatchObject({ kind: 'clinical' })
    await p.connection.db.deleteFrom('key_grant').where('recipient_id', '=', leyla.actor.id).execute()
    await changeGrant(friend, {})
    expect(await opens(friend)).toBe('Unreadable')
  })

  it('a supervisor neither grants nor ends anything in a case', async () => {
    await p.supervise(leyla, rena)
    await reconcileGrants(p.again(rena))
    expect(await opens(leyla)).toMatchObject({ kind: 'clinical' })
    const nigar = await p.person('Nigar', ['psychologist'])
    await p.connection.db.updateTable('case_file').set({ psychologist_id: nigar.actor.id }).execute()
    expect(await reconcileGrants(p.again(leyla))).toEqual({ made: 0, ended: 0 })
    expect(await opens(rena)).toMatchObject({ kind: 'clinical' })
  })

  it('a fingerprint in the server key file keeps another audit key out', async () => {
    await expect(rena.keys.publicSide('audit', rena.programme.id)).resolves.toMatchObject({ epoch: 1 })
    p.serverKey.setFingerprint('audit', 'another')
    await expect(rena.keys.publicSide('audit', rena.programme.id)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('pins', () => {
  it('the first use of a bundle pins it in what is private; a changed one is refused and told', async () => {
    await p.supervise(leyla, rena)
    expect(await p.connection.db.selectFrom('own_document').select('kind').where('person_id', '=', rena.actor.id).execute()).toEqual([{ kind: 'person.pins' }])
    const person = await p.connection.db.selectFrom('person').selectAll().where('id', '=', leyla.actor.id).executeTakeFirstOrThrow()
    const signing = newSigningPair()
    const bundle = makeBundle(leyla.actor.id, 2, (await newAgreementPair()).publicKey, signing)
    // even a server that marks the change as its own does not move the pin
    const mark = p.serverKey.mark('mark', 'person', person.id, 'active', bundleHash(bundle), 'supervisor')
    await p.connection.db.updateTable('person').set({ sequence: 2, agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: bundleHash(bundle), mark })
      .where('id', '=', leyla.actor.id).execute()
    await p.connection.db.deleteFrom('key_grant').where('recipient_id', '=', leyla.actor.id).execute()
    expect(await reconcileGrants(p.again(rena))).toEqual({ made: 0, ended: 0 })
    const last = await p.connection.db.selectFrom('audit_entry').select('did').orderBy('number', 'desc').limit(1).executeTakeFirst()
    expect(last!.did).toBe('key.pin-broken')
    expect(await p.again(rena).keys.acceptBundle(leyla.actor.id)).toBe(true)
    expect((await reconcileGrants(p.again(rena))).made).toBeGreaterThan(0)
  })

  it('two first uses at once keep both', async () => {
    const nigar = await p.person('Nigar', ['psychologist'])
    await Promise.all([p.again(rena).keys.recipients([leyla.actor.id]), p.again(rena).keys.recipients([nigar.actor.id])])
    const row = await p.connection.db.selectFrom('own_document').selectAll().where('person_id', '=', rena.actor.id).executeTakeFirstOrThrow()
    const pins = open(await rena.keys.of('private', rena.actor.id), 'person.pins', { record: rena.actor.id, revision: row.revision }, row.document as never)
    expect(Object.keys(pins as object).sort()).toEqual([leyla.actor.id, nigar.actor.id].sort())
  })
})

describe('recovery', () => {
  it('opens what it was granted, and was granted everything but what is private', async () => {
    const grants = await p.connection.db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id').selectAll('g').select(['c.kind', 'c.subject_id'])
      .where('g.recipient_id', '=', 'recovery').execute()
    const kinds = new Set(grants.map((grant) => grant.kind))
    expect(kinds).toEqual(new Set(['audit', 'drafts', 'statistics', 'matching', 'clinical']))
    for (const grant of grants) {
      const secret = await openGrant({
        grant: grant.id, compartment: grant.compartment_id, kind: grant.kind, subject: grant.subject_id, epoch: grant.epoch, keyId: grant.key_id, recipient: 'recovery', recipientBundle: grant.recipient_bundle,
        granter: grant.granter_id, granterBundle: grant.granter_bundle, madeAt: grant.made_at, sealedKey: grant.sealed_key, signature: grant.signature,
      }, p.recovery.privateKey, p.recovery.publicKey)
      expect(toBase64url(compartmentKey({ programme: rena.programme.id, compartment: grant.compartment_id, kind: grant.kind, epoch: grant.epoch }, secret).keyId)).toBe(grant.key_id)
    }
  })
})

describe('the first data protection officer', () => {
  it('starts the next epoch of the audit key, held by officer and recovery; later officers are granted to', async () => {
    const officer = await p.person('Officer', ['data-protection'])
    const key = await officer.keys.of('audit', rena.programme.id)
    expect(key.epoch).toBe(2)
    expect(p.serverKey.fingerprints.audit).not.toContain(' ')
    const second = await p.person('Second', ['data-protection'])
    expect(await p.again(second).keys.maybe('audit', rena.programme.id)).toBeUndefined()
    await reconcileGrants(p.again(officer))
    expect((await p.again(second).keys.of('audit', rena.programme.id)).epoch).toBe(2)
    const text = seal(key, 'audit.detail', { record: '1', revision: 1 }, { x: 1 })
    expect(open(await p.again(second).keys.of('audit', rena.programme.id), 'audit.detail', { record: '1', revision: 1 }, text)).toEqual({ x: 1 })
  })
})
