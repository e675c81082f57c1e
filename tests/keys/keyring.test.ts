import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBase64url } from '#app/keys/bytes.ts'
import { compartmentKey } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { openGrant } from '#app/keys/grant.server.ts'
import { newId } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { keyringWorld, openCase, type KeyringWorld } from './keyring-world.ts'

let w: KeyringWorld
beforeEach(async () => { w = await keyringWorld() })
afterEach(() => w.close())

describe('a key is there because a grant row is there', () => {
  it('the psychologist opens, everybody else finds nothing', async () => {
    expect(await w.opens(w.rena)).toMatchObject({ kind: 'clinical', epoch: 1 })
    expect(await w.opens(w.leyla)).toBe('nothing')
    expect(await w.opens(await w.person('Admin', ['administrator']))).toBe('nothing')
    expect(await w.opens(await w.person('Officer', ['data-protection']))).toBe('nothing')
    await expect(w.leyla.keys.of('clinical', w.caseId)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('under a signed agreement the supervisor opens too, and writes the short cut into her own row', async () => {
    await w.supervise(w.leyla, w.rena)
    await reconcileGrants(w.again(w.rena))
    expect((await w.grantOf(w.leyla))!.short_cut).toBeNull()
    expect(await w.opens(w.leyla)).toMatchObject({ kind: 'clinical' })
    expect((await w.grantOf(w.leyla))!.short_cut).not.toBeNull()
    expect(await w.opens(w.leyla)).toMatchObject({ kind: 'clinical' })
  })

  it('deleting the row revokes at the next request of a live session, though the short cut is known', async () => {
    const grant = await w.grantOf(w.rena)
    expect(grant!.short_cut).not.toBeNull()
    await w.connection.db.deleteFrom('key_grant').where('id', '=', grant!.id).execute()
    expect(await w.opens(w.rena)).toBe('nothing')
  })

  it('a short cut put into another row does not open', async () => {
    const other = await openCase(w.rena)
    const taken = await w.grantOf(w.rena)
    await w.connection.db.updateTable('key_grant').set({ short_cut: taken!.short_cut }).where('recipient_id', '=', w.rena.actor.id)
      .where('compartment_id', 'in', w.connection.db.selectFrom('compartment').select('id').where('subject_id', '=', other)).execute()
    await expect(w.again(w.rena).keys.maybe('clinical', other)).rejects.toMatchObject({ name: 'Unreadable' })
  })

  it('one statement opens many, and leaves out what is not held', async () => {
    const mine = [w.caseId, await openCase(w.rena), await openCase(w.rena)]
    const theirs = await openCase(await w.person('Nigar', ['psychologist']))
    expect([...(await w.again(w.rena).keys.many('clinical', [...mine, theirs, newId()])).keys()].sort()).toEqual([...mine].sort())
  })
})

describe('recovery', () => {
  it('opens what it was granted, and was granted everything but what is private', async () => {
    const grants = await w.connection.db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id').selectAll('g').select(['c.kind', 'c.subject_id'])
      .where('g.recipient_id', '=', 'recovery').execute()
    const kinds = new Set(grants.map((grant) => grant.kind))
    expect(kinds).toEqual(new Set(['audit', 'drafts', 'statistics', 'matching', 'clinical']))
    for (const grant of grants) {
      const secret = await openGrant({
        grant: grant.id, compartment: grant.compartment_id, kind: grant.kind, subject: grant.subject_id, epoch: grant.epoch, keyId: grant.key_id, recipient: 'recovery', recipientBundle: grant.recipient_bundle,
        granter: grant.granter_id, granterBundle: grant.granter_bundle, madeAt: grant.made_at, sealedKey: grant.sealed_key, signature: grant.signature,
      }, w.recovery.privateKey, w.recovery.publicKey)
      expect(toBase64url(compartmentKey({ programme: w.rena.programme.id, compartment: grant.compartment_id, kind: grant.kind, epoch: grant.epoch }, secret).keyId)).toBe(grant.key_id)
    }
  })
})

describe('the first data protection officer', () => {
  it('starts the next epoch of the audit key, held by officer and recovery; later officers are granted to', async () => {
    const officer = await w.person('Officer', ['data-protection'])
    const key = await officer.keys.of('audit', w.rena.programme.id)
    expect(key.epoch).toBe(2)
    expect(w.serverKey.fingerprints.audit).not.toContain(' ')
    const second = await w.person('Second', ['data-protection'])
    expect(await w.again(second).keys.maybe('audit', w.rena.programme.id)).toBeUndefined()
    await reconcileGrants(w.again(officer))
    expect((await w.again(second).keys.of('audit', w.rena.programme.id)).epoch).toBe(2)
    const text = seal(key, 'audit.detail', { record: '1', revision: 1 }, { x: 1 })
    expect(open(await w.again(second).keys.of('audit', w.rena.programme.id), 'audit.detail', { record: '1', revision: 1 }, text)).toEqual({ x: 1 })
  })
})
