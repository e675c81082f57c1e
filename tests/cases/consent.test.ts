import { afterEach, beforeEach, expect, test } from 'vitest'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import type { FirstContact } from '#app/cases/prepare-first-contact.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readConsent } from '#app/cases/read-consent.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { consent, opened, refusalOf, rulesOff } from './opened.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
})
afterEach(() => p.close())

const contact: FirstContact = { district: 'Barda', place: 'school', sex: 'male', ageBand: '12-17', done: ['listened', 'calming'], risk: 'low', line: 'sat alone in the yard' }

test('a first contact needs no consent and no name; its supervisor has only the risk key', async () => {
  const { caseId, code } = await openFirstContact(rena, contact)
  expect(code).toMatch(/^BRD-/)
  const read = await readCase(rena, { caseId })
  expect(read).toMatchObject({ consent: 'none', identity: 'nothing-yet', header: { category: 'not-yet', contactAllowed: false } })
  expect(read.firstContacts).toMatchObject([{ place: 'school', done: ['listened', 'calming'], line: 'sat alone in the yard' }])
  expect(await refusalOf(readCase(leyla, { caseId }))).toBe('not-found')
  expect(await refusalOf(readCase(rulesOff(leyla), { caseId }))).toBe('not-found')
  expect(await leyla.keys.maybe('clinical', caseId)).toBeUndefined()
  expect(await leyla.keys.maybe('risk', caseId)).toBeDefined()
  expect((await readConsent(rena, { caseId })).holds).toBeUndefined()
})

test('consent turns it into the case with the same id and code, and gives the supervisor the key', async () => {
  const { caseId, code } = await openFirstContact(rena, contact)
  expect(await refusalOf(giveConsent(rena, { caseId, consent: consent() }))).toBe('not-permitted')
  await giveConsent(rena, { caseId, consent: consent(), header: { category: 'witness' } })
  const read = await readCase(p.again(leyla), { caseId })
  expect(read.permit.file).toMatchObject({ code, state: 'registered', consent_state: 'given', consent_until: '2025-05-14', supervision_refused: 0 })
  expect(read.header).toMatchObject({ category: 'witness', contactAllowed: true })
  expect(read.firstContacts).toHaveLength(1)
})

test('a first contact whose person refuses supervision stays with the psychologist', async () => {
  const { caseId } = await openFirstContact(rena, contact)
  await giveConsent(rena, { caseId, consent: consent({ supervision: false }), header: { category: 'witness' } })
  expect(await p.again(leyla).keys.maybe('clinical', caseId)).toBeUndefined()
  expect((await readCase(rena, { caseId })).permit.file.state).toBe('registered')
})

test('supervision withdrawn ends the supervisor\'s key at once, also in a request that already began', async () => {
  const { caseId } = await opened(rena)
  await readCase(leyla, { caseId })
  expect(await withdrawConsent(rena, { caseId, what: ['supervision'] })).toEqual({ kind: 'withdrawn', what: ['supervision'] })
  expect(await refusalOf(readCase(leyla, { caseId }))).toBe('not-found')
  expect(await refusalOf(readCase(rulesOff(p.again(leyla)), { caseId }))).toBe('not-found')
  expect((await readConsent(rena, { caseId })).holds).toMatchObject({ number: 2, withdrawn: ['supervision'], answers: { supervision: false, care: true } })
})

test('given again, it gives the key again; the history keeps every line', async () => {
  const { caseId } = await opened(rena)
  await withdrawConsent(rena, { caseId, what: ['supervision', 'contact'] })
  p.at('2024-06-01')
  await giveConsent(rena, { caseId, consent: consent() })
  expect((await readCase(p.again(leyla), { caseId })).header?.contactAllowed).toBe(true)
  const { lines } = await readConsent(rena, { caseId })
  expect(lines.map(({ number, on, until, withdrawn }) => [number, on, until, withdrawn])).toEqual([
    [3, '2024-06-01', '2025-06-01', []], [2, '2024-05-14', '2025-05-14', ['supervision', 'contact']], [1, '2024-05-14', '2025-05-14', []],
  ])
})

test('care or record taken back: consent is withdrawn; contact alone is not', async () => {
  const { caseId } = await opened(rena)
  await withdrawConsent(rena, { caseId, what: ['contact'] })
  expect(await readCase(rena, { caseId })).toMatchObject({ consent: 'given', header: { contactAllowed: false } })
  expect(await withdrawConsent(rena, { caseId, what: ['contact'] })).toEqual({ kind: 'nothing-to-withdraw' })
  await withdrawConsent(rena, { caseId, what: ['record'] })
  expect((await readCase(rena, { caseId })).consent).toBe('withdrawn')
})

test('consent runs out: a task, then to be renewed, then over', async () => {
  const { caseId } = await opened(rena)
  const on = async (day: string) => {
    p.at(day)
    return (await readCase(rena, { caseId })).consent
  }
  expect([await on('2025-04-13'), await on('2025-04-14'), await on('2025-05-15'), await on('2025-07-13'), await on('2025-07-14')]).toEqual(['given', 'ends-soon', 'to-be-renewed', 'to-be-renewed', 'expired'])
})
