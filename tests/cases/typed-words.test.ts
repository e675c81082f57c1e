import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { noIdentity, type Identity } from '#app/cases/identity.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { testProgramme } from '#tests/support/programme.ts'
import { opened } from './opened.ts'

const folder = mkdtempSync(join(tmpdir(), 'sirdash-cases-'))
afterAll(() => rmSync(folder, { recursive: true }))

const word = (of: string) => `Zeyqanar${of}xuc`
const identity: Identity = {
  ...noIdentity, givenName: word('ad'), familyName: word('soyad'), patronymic: word('ata'), birth: { kind: 'year', year: 1987, estimated: true }, phone: '0559182736', safeToCall: 'no', whoMayAnswer: word('cavab'),
  address: word('unvan'), guardian: { name: word('qeyyum'), relation: word('qohum') }, emergencyContact: { name: word('tecili'), phone: '0557364518' }, familyLinks: word('aile'),
}
const texts = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [])
const needles = [...texts(identity).filter((text) => text.length > 6 && text !== 'unknown'), word('setir'), word('kohne')]

/** Which needles lie in a folder, as UTF-8, UTF-16, hexadecimal or base64. */
function found(): string[] {
  const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  return needles.filter((needle) => [Buffer.from(needle), Buffer.from(needle, 'utf16le'), Buffer.from(Buffer.from(needle).toString('hex')), Buffer.from(Buffer.from(needle).toString('base64').slice(0, -4))].some((form) => bytes.includes(form)))
}

test('nothing that was typed about a case stands in the database file or its log', async () => {
  const p = await testProgramme(join(folder, 'house.db'))
  const rena = await p.person('Rena', ['psychologist'])
  const { caseId } = await opened(rena, { identity: { ...identity, givenName: word('kohne') } })
  await saveIdentity(rena, { caseId, revision: 1, identity })
  await saveIdentity(rena, { caseId, revision: 1, identity: { ...identity, address: word('unvan') } })
  await openFirstContact(rena, { district: 'Aghdam', place: 'home', sex: 'female', ageBand: '6-11', done: ['listened'], risk: 'high', line: word('setir') })
  await changeCaseState(rena, { caseId, to: 'assessed' })
  await listCaseload(rena, { search: word('ad') })
  expect((await readCase(p.again(rena), { caseId })).givenName).toBe(word('ad'))
  expect(needles.length).toBeGreaterThan(10)
  expect(found()).toEqual([])
  await p.connection.settle()
  expect(found()).toEqual([])
  // the search finds what lies open: the positive control
  await p.connection.db.updateTable('case_file').set({ word: word('unvan') }).where('id', '=', caseId).execute()
  await p.connection.settle()
  expect(found()).toEqual([word('unvan')])
  await p.close()
})

test('what stands in the clear beside a case is what the design names, and no more', async () => {
  const p = await testProgramme(':memory:')
  const rena = await p.person('Rena', ['psychologist'])
  const { caseId } = await opened(rena)
  const row = await p.connection.db.selectFrom('case_file').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()
  expect(Object.keys(row).sort()).toEqual(['code', 'consent_state', 'consent_until', 'district', 'header', 'id', 'kind', 'last_session_on', 'opened_on', 'psychologist_id', 'revision', 'state', 'supervision_refused', 'word'])
  expect(JSON.stringify({ ...row, header: '' })).not.toMatch(/female|mine-survivor|26-45/)
  await p.close()
})
