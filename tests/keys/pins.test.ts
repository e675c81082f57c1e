import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundleHash, makeBundle } from '#app/keys/bundle.server.ts'
import { open } from '#app/keys/envelope.server.ts'
import { newAgreementPair } from '#app/keys/public-box.ts'
import { newSigningPair } from '#app/keys/signature.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { keyringWorld, type KeyringWorld } from './keyring-world.ts'

let w: KeyringWorld
beforeEach(async () => { w = await keyringWorld() })
afterEach(() => w.close())

describe('pins', () => {
  it('the first use of a bundle pins it in what is private; a changed one is refused and told', async () => {
    await w.supervise(w.leyla, w.rena)
    expect(await w.connection.db.selectFrom('own_document').select('kind').where('person_id', '=', w.rena.actor.id).execute()).toEqual([{ kind: 'person.pins' }])
    const person = await w.connection.db.selectFrom('person').selectAll().where('id', '=', w.leyla.actor.id).executeTakeFirstOrThrow()
    const signing = newSigningPair()
    const bundle = makeBundle(w.leyla.actor.id, 2, (await newAgreementPair()).publicKey, signing)
    // even a server that marks the change as its own does not move the pin
    const mark = w.serverKey.mark('mark', 'person', person.id, 'active', bundleHash(bundle), 'supervisor')
    await w.connection.db.updateTable('person').set({ sequence: 2, agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: bundleHash(bundle), mark })
      .where('id', '=', w.leyla.actor.id).execute()
    await w.connection.db.deleteFrom('key_grant').where('recipient_id', '=', w.leyla.actor.id).execute()
    expect(await reconcileGrants(w.again(w.rena))).toEqual({ made: 0, ended: 0 })
    const last = await w.connection.db.selectFrom('audit_entry').select('did').orderBy('number', 'desc').limit(1).executeTakeFirst()
    expect(last!.did).toBe('key.pin-broken')
    expect(await w.again(w.rena).keys.acceptBundle(w.leyla.actor.id)).toBe(true)
    expect((await reconcileGrants(w.again(w.rena))).made).toBeGreaterThan(0)
  })

  it('two first uses at once keep both', async () => {
    const nigar = await w.person('Nigar', ['psychologist'])
    await Promise.all([w.again(w.rena).keys.recipients([w.leyla.actor.id]), w.again(w.rena).keys.recipients([nigar.actor.id])])
    const row = await w.connection.db.selectFrom('own_document').selectAll().where('person_id', '=', w.rena.actor.id).executeTakeFirstOrThrow()
    const pins = open(await w.rena.keys.of('private', w.rena.actor.id), 'person.pins', { record: w.rena.actor.id, revision: row.revision }, row.document as never)
    expect(Object.keys(pins as object).sort()).toEqual([w.leyla.actor.id, nigar.actor.id].sort())
  })
})
