import { afterEach, beforeEach, expect, test } from 'vitest'
import { givenNames } from '#app/cases/given-names.server.ts'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readIdentity } from '#app/cases/read-identity.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { identity, newCase, opened } from './opened.ts'
import { openCase } from '#app/cases/open-case.server.ts'

let p: TestProgramme
let rena: Scope
beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
})
afterEach(() => p.close())

test('written later and changed, each time from the revision that was read', async () => {
  const { identity: _, ...nameless } = newCase()
  const { caseId } = await openCase(rena, nameless)
  expect(await readIdentity(rena, { caseId })).toMatchObject({ kind: 'shown', revision: 0, identity: { givenName: '' } })
  expect(await saveIdentity(rena, { caseId, revision: 0, identity: identity() })).toEqual({ kind: 'saved', revision: 1 })
  expect(await saveIdentity(rena, { caseId, revision: 1, identity: identity({ phone: '050 999 88 77' }) })).toEqual({ kind: 'saved', revision: 2 })
  expect(await readIdentity(p.again(rena), { caseId })).toMatchObject({ revision: 2, identity: { phone: '050 999 88 77' } })
})

test('a stale revision changes nothing and hands both back', async () => {
  const { caseId } = await opened(rena)
  const stored = identity({ phone: '050 999 88 77' })
  await saveIdentity(rena, { caseId, revision: 1, identity: stored })
  expect(await saveIdentity(rena, { caseId, revision: 1, identity: identity({ phone: '055 000 00 00' }) })).toEqual({ kind: 'stale', revision: 2, stored })
  expect(await saveIdentity(rena, { caseId, revision: 0, identity: identity() })).toMatchObject({ kind: 'stale', revision: 2 })
  expect(await readIdentity(rena, { caseId })).toMatchObject({ revision: 2, identity: stored })
})

test('two windows at once: one is saved, one is stale', async () => {
  const { caseId } = await opened(rena)
  const both = await Promise.all(['050 1', '050 2'].map((phone) => saveIdentity(p.again(rena), { caseId, revision: 1, identity: identity({ phone }) })))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['saved', 'stale'])
})

test('names off: the given name is in no answer', async () => {
  const { caseId } = await opened(rena)
  const off: Scope = { ...p.again(rena), namesOn: false }
  const answers = [await readCase(off, { caseId }), await readIdentity(off, { caseId }), await listCaseload(off), await listCaseload(off, { search: 'Sevil' }), [...await givenNames(off, [caseId])]]
  expect(JSON.stringify(answers)).not.toMatch(/Sevil|Əliyeva|050 111|husband/)
  expect(answers[0]).toMatchObject({ identity: 'hidden' })
  expect(JSON.stringify([await readCase(rena, { caseId }), await listCaseload(rena)])).toMatch(/Sevil/)
})

test('one person in two districts gets one match value; a correction moves it', async () => {
  const lists = async () => (await p.connection.db.selectFrom('subject_list').selectAll().execute()).length
  const { caseId } = await opened(rena)
  await opened(rena, { district: 'Barda' })
  expect(await lists()).toBe(1)
  const before = await p.connection.db.selectFrom('subject_list').select('revision').executeTakeFirstOrThrow()
  await saveIdentity(rena, { caseId, revision: 1, identity: identity({ familyName: 'Quliyeva' }) })
  expect((await p.connection.db.selectFrom('subject_list').select('revision').executeTakeFirstOrThrow()).revision).toBe(before.revision + 1)
})

test('a psychologist to whom nobody has handed the matching key yet can still write a name', async () => {
  const nigar = await p.person('Nigar', ['psychologist'])
  const { caseId } = await opened(nigar)
  expect(await readIdentity(nigar, { caseId })).toMatchObject({ identity: { givenName: 'Sevil' } })
})
