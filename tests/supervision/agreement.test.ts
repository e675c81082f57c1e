import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreementById } from '#app/supervision/agreement-table.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { listAgreements } from '#app/supervision/list-feedback.server.ts'
import { openAgreement } from '#app/supervision/open-agreement.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { verifyAgreement } from '#app/supervision/verify-agreement.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { everythingAllowed, kindOf } from './reviewed.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
beforeEach(async () => {
  p = await testProgramme()
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
})
afterEach(() => p.close())

const draft = (by: Scope, to: Scope = rena) => draftAgreement(by, { superviseeId: to.actor.id, startsOn: '2024-05-01', endsOn: '2024-12-31', weeklyReading: 3, terms: { form: 'both', frequency: 'weekly', readingLanguage: 'az', confidentiality: 'Öz sözlərimiz', disagreement: '' } })
const row = async (id: Id<'agreement'>) => (await agreementById(p.connection.db, id))!

test('both sign, in either order; only then it is in force', async () => {
  for (const order of [[leyla, rena], [rena, leyla]]) {
    const id = await draft(leyla)
    expect(await signAgreement(p.again(order[0]!), { agreementId: id })).toEqual({ kind: 'signed', active: false })
    expect((await row(id)).state).toBe('draft')
    expect(await verifyAgreement(p.connection.db, p.serverKey, await row(id))).toBe(false)
    expect(await signAgreement(p.again(order[0]!), { agreementId: id })).toEqual({ kind: 'already-signed' })
    expect(await signAgreement(p.again(order[1]!), { agreementId: id })).toEqual({ kind: 'signed', active: true })
    expect((await row(id)).state).toBe('active')
    expect(await verifyAgreement(p.connection.db, p.serverKey, await row(id))).toBe(true)
  }
})

test('both read the sealed terms before they sign, also after signing in again', async () => {
  const id = await draft(leyla)
  await reconcileGrants(p.again(rena))
  await reconcileGrants(p.again(leyla))
  const view = await openAgreement(p.again(rena), id)
  expect(view).toMatchObject({ maySign: true, verified: true, asSupervisor: false, terms: { frequency: 'weekly', confidentiality: 'Öz sözlərimiz' } })
  expect((await listAgreements(p.again(rena)))[0]).toMatchObject({ other: 'Leyla', waitsForMe: true, waitsForOther: true })
})

test('nobody else reads it: neither an administrator nor another supervisor, with the rules off either', async () => {
  const id = await p.supervise(leyla, rena)
  for (const person of [await p.person('Aysel', ['administrator']), await p.person('Murad', ['supervisor']), await p.person('Nigar', ['delegate'])]) {
    expect(await kindOf(openAgreement(p.again(person), id))).toBe('not-found')
    expect(await kindOf(openAgreement(everythingAllowed(p.again(person)), id))).toBe('not-found')
    expect(await kindOf(signAgreement(everythingAllowed(p.again(person)), { agreementId: id }))).toBe('not-found')
  }
})

test('only a supervisor or delegate proposes, only to a psychologist, never to oneself', async () => {
  const aysel = await p.person('Aysel', ['administrator'])
  const both = await p.person('Elchin', ['psychologist', 'supervisor'])
  expect(await kindOf(draft(aysel))).toBe('not-found')
  expect(await kindOf(draft(rena, both))).toBe('not-found')
  expect(await kindOf(draft(leyla, aysel))).toBe('not-found')
  expect(await kindOf(draft(both, both))).toBe('not-found')
  expect(await kindOf(draft(await p.person('Nigar', ['delegate'])))).toBe('done')
})

test('the psychologist who signs second grants her cases at once; otherwise at her next sign-in', async () => {
  const caseId = await ownCase(rena)
  const first = await draft(leyla)
  await signAgreement(p.again(leyla), { agreementId: first })
  expect(await p.again(leyla).keys.maybe('clinical', caseId)).toBeUndefined()
  await signAgreement(p.again(rena), { agreementId: first })
  expect(await p.again(leyla).keys.maybe('clinical', caseId)).toBeDefined()
  expect(await p.again(leyla).keys.maybe('identity', caseId)).toBeUndefined()

  const nigar = await p.person('Nigar', ['delegate'])
  const second = await draft(nigar)
  await signAgreement(p.again(rena), { agreementId: second })
  await signAgreement(p.again(nigar), { agreementId: second })
  expect(await p.again(nigar).keys.maybe('clinical', caseId)).toBeUndefined()
  await reconcileGrants(p.again(rena))
  expect(await p.again(nigar).keys.maybe('clinical', caseId)).toBeDefined()
})

test('an agreement planted in the database grants nothing, a changed one no longer holds', async () => {
  const murad = await p.person('Murad', ['supervisor'])
  const caseId = await ownCase(rena)
  const real = await row(await p.supervise(leyla, rena))
  const planted = { ...real, id: newId<'agreement'>(), supervisor_id: murad.actor.id }
  await p.connection.db.insertInto('agreement').values(planted).execute()
  await reconcileGrants(p.again(rena))
  expect(await p.again(murad).keys.maybe('clinical', caseId)).toBeUndefined()
  expect(await verifyAgreement(p.connection.db, p.serverKey, planted)).toBe(false)
  for (const change of [{ weekly_reading: 20 }, { ends_on: '2030-01-01' }, { starts_on: '2020-01-01' }, { supervisor_signature: real.supervisee_signature }, { supervisee_signature: 'A' }]) {
    expect(await verifyAgreement(p.connection.db, p.serverKey, { ...real, ...change })).toBe(false)
  }
})

test('nobody signs under a first signature that does not fit the terms', async () => {
  const id = await draft(leyla)
  await signAgreement(p.again(leyla), { agreementId: id })
  await p.connection.db.updateTable('agreement').set({ weekly_reading: 20 }).where('id', '=', id).execute()
  expect(await openAgreement(p.again(rena), id)).toMatchObject({ verified: false, maySign: false })
  expect(await kindOf(signAgreement(p.again(rena), { agreementId: id }))).toBe('unreadable')
})
