import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptChangedKeys, ownFingerprint, peopleWithChangedKeys } from '#app/accounts/changed-keys.server.ts'
import { bundleHash, fingerprint, makeBundle } from '#app/keys/bundle.server.ts'
import { newAgreementPair } from '#app/keys/public-box.ts'
import { newSigningPair } from '#app/keys/signature.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let digits: string

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  await ownCase(rena)
  await reconcileGrants(p.again(rena))
  const bundle = makeBundle(leyla.actor.id, 2, (await newAgreementPair()).publicKey, newSigningPair())
  digits = fingerprint(bundleHash(bundle))
  const mark = p.serverKey.mark('mark', 'person', leyla.actor.id, 'active', bundleHash(bundle), 'supervisor')
  await p.connection.db.updateTable('person').set({ sequence: 2, agreement_key: bundle.agreementKey, signing_key: bundle.signingKey, bundle_signature: bundle.signature, bundle_hash: bundleHash(bundle), mark }).where('id', '=', leyla.actor.id).execute()
  await p.connection.db.deleteFrom('key_grant').where('recipient_id', '=', leyla.actor.id).execute()
})
afterEach(() => p.close())

const again = () => p.again(rena)
const kinds = async () => (await p.connection.db.selectFrom('audit_entry').select('did').orderBy('number').execute()).map(({ did }) => did)

test('changed keys are listed and get nothing until the digits read out by voice were typed', async () => {
  expect(await peopleWithChangedKeys(again())).toEqual([{ id: leyla.actor.id, name: 'Leyla' }])
  expect(await reconcileGrants(again())).toMatchObject({ made: 0 })
  expect(await acceptChangedKeys(again(), { person: leyla.actor.id, digits: ownFingerprint(leyla) })).toEqual({ kind: 'digits-refused' })
  expect(await kinds()).not.toContain('key.pin-accepted')
  expect(await acceptChangedKeys(again(), { person: leyla.actor.id, digits: digits.replaceAll(' ', '-') })).toEqual({ kind: 'accepted' })
  expect(await kinds()).toContain('key.pin-accepted')
  expect(await peopleWithChangedKeys(again())).toEqual([])
  expect(await p.connection.db.selectFrom('key_grant').select('id').where('recipient_id', '=', leyla.actor.id).execute()).not.toEqual([])
})

test('somebody whose keys did not change, or a stranger, cannot be accepted', async () => {
  const nigar = await p.person('Nigar', ['psychologist'])
  for (const person of [nigar.actor.id, rena.actor.id]) await expect(acceptChangedKeys(again(), { person, digits })).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'not-found')
})

test('keys that change once more between the comparing and the accepting are not the ones accepted', async () => {
  expect(await again().keys.acceptBundle(leyla.actor.id, 'another hash')).toBe(false)
  expect(await peopleWithChangedKeys(again())).toHaveLength(1)
})
