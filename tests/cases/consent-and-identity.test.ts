import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginCase, unknownIn } from '#app/cases/begin-case.server.ts'
import { giveConsent } from '#app/cases/give-consent.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readHeader } from '#app/cases/read-header.server.ts'
import { readIdentity } from '#app/cases/read-identity.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { showConsent } from '#app/cases/show-consent.server.ts'
import { showIdentity } from '#app/cases/show-identity.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { consent, identity, opened, refusalOf, rulesOff } from './opened.ts'

let p: TestProgramme
let rena: Scope
let nigar: Scope
let leyla: Scope

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  await reconcileGrants(p.again(rena))
})
afterEach(() => p.close())

const firstContact = () => openFirstContact(p.again(rena), { district: 'Aghdam', place: 'home', sex: 'male', ageBand: '12-17', done: ['listened'], risk: 'none', line: 'by the well' })

describe('who opens a case', () => {
  test('the psychologist with the name, the supervisor under its code, nobody else', async () => {
    const { caseId } = await opened(rena)
    const own = await readCase(p.again(rena), { caseId })
    expect(own).toMatchObject({ givenName: 'Sevil', identity: 'shown', permit: { as: 'psychologist' } })
    const read = await readCase(p.again(leyla), { caseId })
    expect(read).toMatchObject({ identity: 'not-yours', permit: { as: 'supervisor' } })
    expect(JSON.stringify(read)).not.toContain('Sevil')
    expect(await refusalOf(readCase(p.again(nigar), { caseId }))).toBe('not-found')
  })

  test('identity and the consent paper are the psychologist’s alone', async () => {
    const { caseId } = await opened(rena)
    for (const scope of [leyla, nigar]) {
      expect(await refusalOf(showIdentity(p.again(scope), { caseId }))).toBe('not-found')
      expect(await refusalOf(showConsent(p.again(scope), { caseId, sheet: null }))).toBe('not-found')
      expect(await refusalOf(saveIdentity(p.again(scope), { caseId, revision: 1, identity: identity() }))).toBe('not-found')
      expect(await refusalOf(withdrawConsent(p.again(scope), { caseId, what: ['care'] }))).toBe('not-found')
    }
  })

  test('with every rule off the keys still refuse', async () => {
    const { caseId } = await opened(rena)
    for (const act of [
      () => readHeader(rulesOff(p.again(nigar)), { caseId }), () => readIdentity(rulesOff(p.again(nigar)), { caseId }), () => readIdentity(rulesOff(p.again(leyla)), { caseId }),
      () => showConsent(rulesOff(p.again(nigar)), { caseId, sheet: null }), () => saveIdentity(rulesOff(p.again(leyla)), { caseId, revision: 1, identity: identity() }),
      () => giveConsent(rulesOff(p.again(nigar)), { caseId, consent: consent() }),
    ]) expect(await refusalOf(act())).toBe('not-found')
    expect((await readIdentity(p.again(rena), { caseId }))).toMatchObject({ revision: 1, identity: { givenName: 'Sevil' } })
  })

  test('only psychologists get the form of a new case', async () => {
    expect(await refusalOf(beginCase(p.again(leyla)))).toBe('not-found')
    expect(await beginCase(p.again(rena), 'ru')).toMatchObject({ district: 'Aghdam', sheet: { language: 'ru' } })
  })
})

describe('identity', () => {
  test('a second window overwrites nothing and gets what is stored', async () => {
    const { caseId } = await opened(rena)
    expect(await saveIdentity(p.again(rena), { caseId, revision: 1, identity: identity({ phone: '050 1' }) })).toEqual({ kind: 'saved', revision: 2 })
    const stale = await saveIdentity(p.again(rena), { caseId, revision: 1, identity: identity({ phone: '050 2' }) })
    expect(stale).toMatchObject({ kind: 'stale', revision: 2, stored: { phone: '050 1' } })
    expect(await saveIdentity(p.again(rena), { caseId, revision: 2, identity: identity({ phone: '050 2' }) })).toEqual({ kind: 'saved', revision: 3 })
  })

  test('while names are off nothing of it is in the page', async () => {
    const { caseId } = await opened(rena)
    const view = await showIdentity({ ...p.again(rena), namesOn: false }, { caseId })
    expect(Object.keys(view).sort()).toEqual(['code', 'id', 'word'])
    expect((await showIdentity(p.again(rena), { caseId })).values).toMatchObject({ givenName: 'Sevil', birthKind: 'year', birthYear: '1985', safeToCall: 'yes' })
  })
})

describe('consent', () => {
  test('turns a first contact into a case with the same code; only then the supervisor reads it', async () => {
    const { caseId, code } = await firstContact()
    expect(await refusalOf(readCase(p.again(leyla), { caseId }))).toBe('not-found')
    expect(await refusalOf(giveConsent(p.again(rena), { caseId, consent: consent() }))).toBe('not-permitted')
    expect(await showConsent(p.again(rena), { caseId, sheet: 'az' })).toMatchObject({ standing: 'none', lines: [], mayTakeBack: [], firstContact: { sex: 'male', ageBand: '12-17' }, sheet: { language: 'az' } })
    await giveConsent(p.again(rena), { caseId, consent: consent(), header: { category: 'witness' } })
    const { file } = await permitCase(p.again(rena), caseId, 'write')
    expect(file).toMatchObject({ code, state: 'registered', consent_state: 'given' })
    expect((await readCase(p.again(leyla), { caseId })).header).toMatchObject({ category: 'witness', sex: 'male' })
    expect((await showConsent(p.again(rena), { caseId, sheet: null })).readers.sort()).toEqual(['Leyla', 'Rena'])
  })

  test('supervision refused or taken back: no key, no page, and the history says so', async () => {
    const never = await opened(rena, { consent: consent({ supervision: false }) })
    expect(await refusalOf(readHeader(rulesOff(p.again(leyla)), { caseId: never.caseId }))).toBe('not-found')
    const { caseId } = await opened(rena)
    expect(await refusalOf(readCase(p.again(leyla), { caseId }))).toBe('done')
    expect(await withdrawConsent(p.again(rena), { caseId, what: ['supervision'] })).toEqual({ kind: 'withdrawn', what: ['supervision'] })
    expect(await withdrawConsent(p.again(rena), { caseId, what: ['supervision'] })).toEqual({ kind: 'nothing-to-withdraw' })
    expect(await refusalOf(readCase(p.again(leyla), { caseId }))).toBe('not-found')
    expect(await refusalOf(readHeader(rulesOff(p.again(leyla)), { caseId }))).toBe('not-found')
    const view = await showConsent(p.again(rena), { caseId, sheet: null })
    expect(view).toMatchObject({ supervisionRefused: true, readers: ['Rena'], mayTakeBack: ['care', 'record', 'contact'] })
    expect(view.lines.map(({ number, withdrawn }) => ({ number, withdrawn }))).toEqual([{ number: 2, withdrawn: ['supervision'] }, { number: 1, withdrawn: [] }])
  })
})

test('a code that is no own case and a district that is none are said beside their fields', async () => {
  const mine = await opened(rena)
  const other = await opened(nigar)
  const form = (own: string, district = 'Aghdam', kind = 'family') => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ kind, district, own: mine.code, 'members[3].own': own })) data.append(name, value)
    return data
  }
  expect(await unknownIn(p.again(rena), form(mine.code.toLowerCase()))).toEqual({})
  expect(await unknownIn(p.again(rena), form(other.code))).toEqual({ 'members[3].own': ['not-yours'] })
  expect(await unknownIn(p.again(rena), form(other.code, 'Nowhere', 'individual'))).toEqual({ district: ['not-a-choice'] })
})
