import { afterEach, beforeEach, expect, test } from 'vitest'
import { listLooks } from '#app/audit/list-looks.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { moveCase, rememberSession } from '#app/cases/move-case.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readConsent } from '#app/cases/read-consent.server.ts'
import { readHeader } from '#app/cases/read-header.server.ts'
import { readIdentity } from '#app/cases/read-identity.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import { givenNames } from '#app/cases/given-names.server.ts'
import { whoReads } from '#app/cases/who-reads.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { consent, header, identity, newCase, opened, refusalOf, rulesOff } from './opened.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
let nigar: Scope
beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
})
afterEach(() => p.close())

/** Every act about a case that another person might try. */
const acts = (scope: Scope, caseId: Id<'case'>): Record<string, () => Promise<unknown>> => ({
  read: () => readCase(scope, { caseId }),
  header: () => readHeader(scope, { caseId }),
  identity: () => readIdentity(scope, { caseId }),
  saveIdentity: () => saveIdentity(scope, { caseId, revision: 1, identity: identity() }),
  consent: () => readConsent(scope, { caseId }),
  give: () => giveConsent(scope, { caseId, consent: consent() }),
  withdraw: () => withdrawConsent(scope, { caseId, what: ['contact'] }),
  state: () => changeCaseState(scope, { caseId, to: 'closing' }),
})

const refusals = async (scope: Scope, caseId: Id<'case'>): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(Object.entries(acts(scope, caseId)).map(async ([name, act]) => [name, await refusalOf(act())] as const)))

const every = (kind: string) => ({ read: kind, header: kind, identity: kind, saveIdentity: kind, consent: kind, give: kind, withdraw: kind, state: kind })

test('the psychologist opens a case: code, word, four compartments, header, consent and identity in one act', async () => {
  const { caseId, code, word } = await opened(rena)
  expect(code).toMatch(/^AGD-/)
  const again = p.again(rena)
  const read = await readCase(again, { caseId })
  expect(read).toMatchObject({ identity: 'shown', givenName: 'Sevil', consent: 'given', contact: { safeToCall: 'yes', whoMayAnswer: 'not the husband' } })
  expect(read.header).toMatchObject({ ...header, episode: 1, contactAllowed: true })
  expect(read.permit).toMatchObject({ as: 'psychologist', file: { code, word, state: 'registered', consent_until: '2025-05-14' } })
  const { holds } = await readConsent(again, { caseId })
  expect(holds).toMatchObject({ number: 1, on: '2024-05-14', until: '2025-05-14', withdrawn: [], ...consent() })
  const kinds = await p.connection.db.selectFrom('compartment').select('kind').where('subject_id', '=', caseId).orderBy('kind').execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['clinical', 'emergency', 'identity', 'risk'])
})

test('codes and words are drawn anew for each case', async () => {
  const made = [await opened(rena), await opened(rena), await opened(rena)]
  expect(new Set(made.map(({ code }) => code)).size).toBe(3)
  expect(new Set(made.map(({ word }) => word)).size).toBe(3)
})

test('nobody else finds it: not another psychologist, not an administrator, a delegate, a data protection officer', async () => {
  const { caseId } = await opened(rena)
  const others = [nigar, await p.person('Admin', ['administrator']), await p.person('Dan', ['delegate']), await p.person('Dilara', ['data-protection'])]
  for (const other of others) expect(await refusals(other, caseId)).toEqual(every('not-found'))
  expect(await refusals(nigar, newId<'case'>())).toEqual(every('not-found'))
})

test('with every rule switched off the keys alone still refuse them', async () => {
  const { caseId } = await opened(rena)
  const others = [nigar, await p.person('Admin', ['administrator']), await p.person('Dan', ['delegate']), await p.person('Dilara', ['data-protection'])]
  for (const other of others) {
    const seen = await refusals(rulesOff(other), caseId)
    expect(seen).toEqual({ ...every('not-found'), state: 'done' })
    expect(await changeCaseState(rulesOff(other), { caseId, to: 'closing' })).toEqual({ kind: 'not-from-here' })
  }
})

test('the owner can do all of it: the list of refusals is worth something', async () => {
  const { caseId } = await opened(rena)
  for (const [name, act] of Object.entries(acts(rena, caseId))) expect([name, await refusalOf(act())]).toEqual([name, 'done'])
})

test('only a psychologist opens cases', async () => {
  for (const scope of [leyla, await p.person('Admin', ['administrator'])]) {
    expect(await refusalOf(openCase(scope, newCase()))).toBe('not-found')
    expect(await refusalOf(openFirstContact(scope, { district: 'Aghdam', place: 'home', sex: 'male', ageBand: '6-11', done: ['listened'], risk: 'none', line: '' }))).toBe('not-found')
  }
})

test('a supervisor reads the header under the code, and never the name, also with the rules switched off', async () => {
  const { caseId } = await opened(rena)
  const read = await readCase(leyla, { caseId })
  expect(read).toMatchObject({ identity: 'not-yours', header: { sex: 'female' }, permit: { as: 'supervisor' } })
  expect(JSON.stringify(read)).not.toMatch(/Sevil|Əliyeva|husband/)
  expect(await refusals(leyla, caseId)).toEqual({ ...every('not-found'), read: 'done', header: 'done' })
  const free = rulesOff(p.again(leyla))
  expect(await refusalOf(readIdentity(free, { caseId }))).toBe('not-found')
  expect(await refusalOf(saveIdentity(free, { caseId, revision: 1, identity: identity({ givenName: 'Another' }) }))).toBe('not-found')
  expect([...await givenNames(free, [caseId])]).toEqual([])
  expect((await readIdentity(p.again(rena), { caseId })) as object).toMatchObject({ kind: 'shown', identity: { givenName: 'Sevil' } })
})

test('permits: to write is the psychologist\'s, to supervise the supervisor\'s, to read both', async () => {
  const { caseId } = await opened(rena)
  const got = async (scope: Scope, to: 'read' | 'write' | 'supervise') => refusalOf(permitCase(scope, caseId, to))
  expect([await got(rena, 'read'), await got(rena, 'write'), await got(rena, 'supervise')]).toEqual(['done', 'done', 'not-found'])
  expect([await got(leyla, 'read'), await got(leyla, 'write'), await got(leyla, 'supervise')]).toEqual(['done', 'not-found', 'done'])
  p.at('2030-01-02')
  expect(await got(leyla, 'read')).toBe('not-found')
})

test('supervision refused: no grant, no permit, and the file says so', async () => {
  const { caseId } = await opened(rena, { consent: consent({ supervision: false }) })
  expect(await refusalOf(readCase(leyla, { caseId }))).toBe('not-found')
  expect(await refusalOf(readHeader(rulesOff(leyla), { caseId }))).toBe('not-found')
  expect(await leyla.keys.maybe('clinical', caseId)).toBeUndefined()
  expect(await leyla.keys.maybe('risk', caseId)).toBeDefined()
  const { permit } = await readCase(rena, { caseId })
  expect(permit.file.supervision_refused).toBe(1)
  expect(await whoReads(rena, permit)).toMatchObject({ clinical: [{ name: 'Rena' }], identity: [{ name: 'Rena' }], recovery: true })
})

test('without consent to care and to a record no case is opened', async () => {
  for (const answers of [{ care: false }, { record: false }]) expect(await refusalOf(opened(rena, { consent: consent(answers) }))).toBe('not-permitted')
  expect(await refusalOf(opened(rena, { district: 'Nowhere' }))).toBe('not-found')
})

test('who opened it: the psychologist once a day, the supervisor each record', async () => {
  const { caseId } = await opened(rena)
  await readCase(rena, { caseId })
  await readIdentity(rena, { caseId })
  await readCase(leyla, { caseId })
  const { opened: lines, people } = await listLooks(p.again(rena), caseId)
  expect(people).toBe(2)
  expect(lines.map(({ name, role }) => `${name} ${role}`).sort()).toEqual(['Leyla supervisor', 'Rena psychologist'])
})

test('a family: members by number and role, and a person with an own case counts once', async () => {
  const own = await opened(rena, { identity: identity({ givenName: 'Aysel' }) })
  const { caseId } = await opened(rena, {
    kind: 'family', header: { ...header, ownCase: own.code },
    members: [{ role: 'older-child', sex: 'male', ageBand: '6-11', category: 'family-of-survivor' }, { role: 'partner', sex: 'male', ageBand: '26-45', category: 'family-of-survivor' }],
  })
  const { header: family } = await readHeader(rena, { caseId })
  const { header: single } = await readHeader(rena, { caseId: own.caseId })
  expect(family.members?.map(({ code, role }) => `${code} ${role}`)).toEqual(['M1 index', 'M2 older-child', 'M3 partner'])
  expect(family.subject).toBe(single.subject)
  expect(family.members?.[0]).toMatchObject({ subject: single.subject, caseId: own.caseId })
  expect(new Set(family.members?.map(({ subject }) => subject)).size).toBe(3)
  expect(await refusalOf(opened(nigar, { kind: 'family', header: { ...header, ownCase: own.code }, members: [] }))).toBe('not-found')
})

test('states: one step after another, nothing twice, and closed by a signed closure alone', async () => {
  const { caseId } = await opened(rena)
  const go = (to: Parameters<typeof changeCaseState>[1]['to']) => changeCaseState(rena, { caseId, to }).then(({ kind }) => kind)
  expect(await go('in-care')).toBe('not-from-here')
  expect([await go('assessed'), await go('in-care'), await go('closing'), await go('closing'), await go('closed'), await go('in-care')])
    .toEqual(['changed', 'changed', 'changed', 'not-from-here', 'not-from-here', 'changed'])
})

test('the last session is the latest one, whichever was written last', async () => {
  const { caseId } = await opened(rena)
  const permit = await permitCase(rena, caseId, 'write')
  await inTransaction(rena, async (scope) => {
    await rememberSession(scope, permit, '2024-05-10')
    await rememberSession(scope, permit, '2024-04-30')
    expect(await moveCase(scope, permit, 'closed')).toBe(false)
  })
  expect((await permitCase(rena, caseId, 'read')).file.last_session_on).toBe('2024-05-10')
})
