import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBase64url } from '#app/keys/bytes.ts'
import { insertGrants } from '#app/keys/grant-table.server.ts'
import { newId } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { NewRow } from '#db/schema.ts'
import { keyringWorld, type KeyringWorld } from './keyring-world.ts'

let w: KeyringWorld
beforeEach(async () => { w = await keyringWorld() })
afterEach(() => w.close())

describe('a grant that was changed is never used', () => {
  const changes: Record<string, (grant: NewRow<'key_grant'>) => object | Promise<object>> = {
    'without a signature': () => ({ signature: '' }),
    'another signature': (grant) => ({ signature: `${grant.signature.slice(0, -4)}AAAA` }),
    'a signature that is no signature': () => ({ signature: 'altered' }),
    'a sealed key of three bytes': () => ({ sealed_key: 'AAAA' }),
    'another day': () => ({ made_at: '2020-01-01' }),
    'another key id': () => ({ key_id: toBase64url(new Uint8Array(32)) }),
    'another epoch': () => ({ epoch: 2 }),
    'another granter': () => ({ granter_id: w.leyla.actor.id }),
    'another bundle of the recipient': () => ({ recipient_bundle: toBase64url(new Uint8Array(32)) }),
    'another sealed key': (grant) => ({ sealed_key: `${grant.sealed_key.slice(0, -4)}AAAA` }),
    'another row id': () => ({ id: newId() }),
  }

  it('(as it was, it is used)', async () => {
    await w.changeGrant(w.rena, {})
    expect(await w.opens(w.rena)).toMatchObject({ kind: 'clinical' })
  })

  it.each(Object.entries(changes))('%s', async (_, change) => {
    await w.changeGrant(w.rena, await change((await w.grantOf(w.rena))!))
    expect(await w.opens(w.rena)).toBe('Unreadable')
  })

  it('made for somebody else and given to me', async () => {
    await w.supervise(w.leyla, w.rena)
    await reconcileGrants(w.again(w.rena))
    const elchin = await w.person('Elchin', ['supervisor'])
    await w.connection.db.updateTable('key_grant').set({ recipient_id: elchin.actor.id, short_cut: null }).where('id', '=', (await w.grantOf(w.leyla))!.id).execute()
    expect(await w.opens(elchin)).toBe('Unreadable')
  })
})

describe('a key planted in the database is never used, for reading or for writing', () => {
  it('what somebody gives on whose own grant is gone is not taken; while she holds it, it is', async () => {
    await w.supervise(w.leyla, w.rena)
    await reconcileGrants(w.again(w.rena))
    const friend = await w.person('Friend', ['supervisor'])
    await insertGrants(w.connection.db, await w.again(w.leyla).keys.prepareGrants('clinical', w.caseId, [friend.actor.id], 'chosen'))
    expect(await w.opens(friend)).toMatchObject({ kind: 'clinical' })
    await w.connection.db.deleteFrom('key_grant').where('recipient_id', '=', w.leyla.actor.id).execute()
    await w.changeGrant(friend, {})
    expect(await w.opens(friend)).toBe('Unreadable')
  })

  it('a supervisor neither grants nor ends anything in a case', async () => {
    await w.supervise(w.leyla, w.rena)
    await reconcileGrants(w.again(w.rena))
    expect(await w.opens(w.leyla)).toMatchObject({ kind: 'clinical' })
    const nigar = await w.person('Nigar', ['psychologist'])
    await w.connection.db.updateTable('case_file').set({ psychologist_id: nigar.actor.id }).execute()
    expect(await reconcileGrants(w.again(w.leyla))).toEqual({ made: 0, ended: 0 })
    expect(await w.opens(w.rena)).toMatchObject({ kind: 'clinical' })
  })
})
