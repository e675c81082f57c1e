import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { readCase } from '#app/cases/read-case.server.ts'
import { readConsent } from '#app/cases/read-consent.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { rememberSession } from '#app/cases/move-case.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { consent, flipped, header, identity, opened, refusalOf } from './opened.ts'

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

const held = async (caseId: Id<'case'>, day: string) => {
  const permit = await permitCase(rena, caseId, 'write')
  await inTransaction(rena, (scope) => rememberSession(scope, permit, day))
}
const damage = async (caseId: Id<'case'>) => {
  const { header: text } = await p.connection.db.selectFrom('case_file').select('header').where('id', '=', caseId).executeTakeFirstOrThrow()
  await p.connection.db.updateTable('case_file').set({ header: flipped(text) }).where('id', '=', caseId).execute()
}

test('own cases with given names, last seen first; filters by state, district and group of people', async () => {
  const sevil = await opened(rena)
  const anar = await opened(rena, { district: 'Barda', header: { ...header, sex: 'male', category: 'witness', secondaryCategory: 'mine-survivor' }, identity: identity({ givenName: 'Anar' }) })
  const first = await openFirstContact(rena, { district: 'Barda', place: 'home', sex: 'female', ageBand: '60+', done: ['listened'], risk: 'none', line: '' })
  await held(sevil.caseId, '2024-05-01')
  await held(anar.caseId, '2024-05-10')
  const ids = async (query: Parameters<typeof listCaseload>[1]) => (await listCaseload(p.again(rena), query)).rows.map((row) => row.caseId)
  const list = await listCaseload(p.again(rena))
  expect(list).toMatchObject({ whose: 'own', all: 3, fitting: 3, page: 1, pages: 1, districts: ['Aghdam', 'Barda'] })
  expect(list.rows.map((row) => [row.caseId, row.givenName])).toEqual([[first.caseId, undefined], [anar.caseId, 'Anar'], [sevil.caseId, 'Sevil']])
  expect(await ids({ longestAgoFirst: true })).toEqual([sevil.caseId, anar.caseId, first.caseId])
  expect(await ids({ state: 'first-contact' })).toEqual([first.caseId])
  expect(await ids({ district: 'Barda' })).toEqual([first.caseId, anar.caseId])
  expect(await ids({ category: 'mine-survivor' })).toEqual([anar.caseId, sevil.caseId])
})

test('found by a part of the code, the word, or the given name in any spelling', async () => {
  const one = await opened(rena, { identity: identity({ givenName: 'İlqar' }) })
  await opened(rena, { identity: identity({ givenName: 'Şəhla' }) })
  const found = async (search: string) => (await listCaseload(p.again(rena), { search })).rows.map((row) => row.givenName)
  expect(await found('ilqar')).toEqual(['İlqar'])
  expect(await found('ILQAR')).toEqual(['İlqar'])
  expect(await found('sehla')).toEqual(['Şəhla'])
  expect(await found(one.code.slice(2).toLowerCase())).toContain('İlqar')
  expect(await found(one.word)).toContain('İlqar')
  expect(await found('nobody of this name')).toEqual([])
})

test('another psychologist sees none of it; somebody without cases has no list', async () => {
  await opened(rena)
  const nigar = await p.person('Nigar', ['psychologist'])
  expect(await listCaseload(nigar)).toMatchObject({ all: 0, rows: [] })
  expect(await listCaseload(nigar, { search: 'Sevil' })).toMatchObject({ all: 0, rows: [] })
  expect(await refusalOf(listCaseload(await p.person('Admin', ['administrator'])))).toBe('not-found')
})

test('a supervisor sees supervised cases by code: no name, no first contact, none that refused supervision', async () => {
  const { caseId } = await opened(rena)
  await opened(rena, { consent: consent({ supervision: false }) })
  await openFirstContact(rena, { district: 'Barda', place: 'home', sex: 'female', ageBand: '60+', done: ['listened'], risk: 'none', line: '' })
  const list = await listCaseload(leyla, { whose: 'supervised' })
  expect(list.rows).toMatchObject([{ caseId, psychologist: 'Rena', opening: 'open', sex: 'female' }])
  expect(JSON.stringify([list, await listCaseload(leyla, { search: 'Sevil' })])).not.toMatch(/Sevil|givenName/)
  const dan = await p.person('Dan', ['delegate'])
  expect(await listCaseload(dan)).toMatchObject({ all: 0, rows: [] })
})

test('a header with one letter changed shows as such; every other row works, and it is noted once', async () => {
  const good = await opened(rena)
  const bad = await opened(rena, { identity: identity({ givenName: 'Anar' }) })
  await damage(bad.caseId)
  const list = await listCaseload(p.again(rena))
  expect(new Map(list.rows.map((row) => [row.caseId, row.opening]))).toEqual(new Map([[good.caseId, 'open'], [bad.caseId, 'unreadable']]))
  await listCaseload(p.again(rena))
  const noted = await p.connection.db.selectFrom('audit_entry').select('number').where('did', '=', 'record.unreadable').execute()
  expect(noted).toHaveLength(1)
  expect(await readCase(p.again(rena), { caseId: bad.caseId })).toMatchObject({ givenName: 'Anar' })
  expect((await readCase(p.again(rena), { caseId: bad.caseId })).header).toBeUndefined()
})

test('a key, an identity or a consent that was changed takes nothing else with it', async () => {
  const good = await opened(rena)
  const bad = await opened(rena, { identity: identity({ givenName: 'Anar' }) })
  const { db } = p.connection
  const grant = await db.selectFrom('key_grant as g').innerJoin('compartment as c', 'c.id', 'g.compartment_id').select(['g.id', 'g.short_cut'])
    .where('c.kind', '=', 'clinical').where('c.subject_id', '=', bad.caseId).where('g.recipient_id', '=', rena.actor.id).executeTakeFirstOrThrow()
  await db.updateTable('key_grant').set({ short_cut: flipped(grant.short_cut!) }).where('id', '=', grant.id).execute()
  const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', bad.caseId).executeTakeFirstOrThrow()
  await db.updateTable('case_identity').set({ document: flipped(row.document) }).where('case_id', '=', bad.caseId).execute()
  const paper = await db.selectFrom('consent').selectAll().where('case_id', '=', good.caseId).executeTakeFirstOrThrow()
  await db.updateTable('consent').set({ document: flipped(paper.document) }).where('id', '=', paper.id).execute()
  const list = await listCaseload(p.again(rena))
  expect(new Map(list.rows.map((row) => [row.caseId, [row.opening, row.givenName]]))).toEqual(new Map([[good.caseId, ['open', 'Sevil']], [bad.caseId, ['unreadable', undefined]]]))
  expect(await readConsent(p.again(rena), { caseId: good.caseId })).toMatchObject({ holds: undefined, unreadable: 1 })
  expect((await readCase(p.again(rena), { caseId: good.caseId })).header).toMatchObject({ sex: 'female' })
})

test('swapped headers open nowhere', async () => {
  const [a, b] = [await opened(rena), await opened(rena)]
  const rows = await p.connection.db.selectFrom('case_file').select(['id', 'header']).execute()
  const of = (id: Id<'case'>) => rows.find((row) => row.id === id)!.header
  await p.connection.db.updateTable('case_file').set({ header: of(b.caseId) }).where('id', '=', a.caseId).execute()
  await p.connection.db.updateTable('case_file').set({ header: of(a.caseId) }).where('id', '=', b.caseId).execute()
  expect((await listCaseload(p.again(rena))).rows.map((row) => row.opening)).toEqual(['unreadable', 'unreadable'])
})

test('one audit entry a day for the list', async () => {
  for (let turn = 0; turn < 3; turn++) await listCaseload(p.again(rena))
  const entries = () => p.connection.db.selectFrom('audit_entry').select('number').where('did', '=', 'caseload.opened').execute()
  expect(await entries()).toHaveLength(1)
  p.at('2024-05-15')
  await listCaseload(p.again(rena))
  expect(await entries()).toHaveLength(2)
})
