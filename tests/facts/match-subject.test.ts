import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareMatch, writeMatch } from '#app/facts/match-subject.server.ts'
import { normalisedName } from '#app/facts/match-value.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let delegate: Scope

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Leyla', ['delegate'])
})
afterEach(() => p.close())

async function know(scope: Scope, subject: Id<'subject'>, given: string, family: string, birthYear: number | null): Promise<void> {
  const match = await prepareMatch(scope, subject, { given, family, birthYear })
  await inTransaction(scope, (scope) => writeMatch(scope.db, match))
}

async function personOf(...subjects: string[]): Promise<string[]> {
  const reading = await readFacts(delegate, '2024-01', '2024-12', () => {})
  return reading.kind === 'read' ? subjects.map(reading.personOf) : []
}

test('one person with two psychologists is one; another year or name is another; an unknown birth stands alone', async () => {
  const [rena, nigar] = [await p.person('Rena', ['psychologist'], 'Aghdam'), await p.person('Nigar', ['psychologist'], 'Fuzuli')]
  await reconcileGrants(p.again(rena))
  const ids = Array.from({ length: 5 }, () => newId<'subject'>())
  await know(rena, ids[0]!, 'Ilqar', 'Səfərov', 1980)
  await know(nigar, ids[1]!, 'İLQAR ', 'Safarov'.replace('a', 'ə').replace('a', 'ə'), 1980)
  await know(nigar, ids[2]!, 'İlqar', 'Səfərov', 1981)
  await know(nigar, ids[3]!, 'İlqar', 'Səfərov', null)
  const [a, b, c, d, unknown] = await personOf(...ids)
  expect(a).toBe(b)
  expect(new Set([a, c, d])).toHaveProperty('size', 3)
  expect(d).toBe(ids[3])
  expect(unknown).toBe(ids[4])
})

test('a corrected name rewrites one line; a name taken away leaves none', async () => {
  const rena = await p.person('Rena', ['psychologist'])
  const [one, other] = [newId<'subject'>(), newId<'subject'>()]
  await know(rena, one, 'Anar', 'Quliyev', 1990)
  await know(rena, other, 'Anar', 'Quliyeva', 1990)
  await know(rena, other, 'Anar', 'Quliyev', 1990)
  const [a, b] = await personOf(one, other)
  expect(a).toBe(b)
  await know(rena, other, 'Anar', '', 1990)
  expect(await personOf(other)).toEqual([other])
  expect(await rena.db.selectFrom('subject_list').select('revision').execute()).toEqual([{ revision: 4 }])
})

test('before the matching key has come, an identity is written all the same', async () => {
  await p.person('Rena', ['psychologist'])
  const nigar = await p.person('Nigar', ['psychologist'])
  const subject = newId<'subject'>()
  await know(nigar, subject, 'Anar', 'Quliyev', 1990)
  expect(await personOf(subject)).toEqual([subject])
})

test('a delegate holds no key to try names against', async () => {
  await p.person('Rena', ['psychologist'])
  await expect(delegate.keys.of('matching', delegate.programme.id)).rejects.toSatisfy((error) => isRefusal(error) && error.kind === 'not-found')
})

test('names are compared in one alphabet', () => {
  expect(normalisedName('Мəммəд', 'Гасанов')).toBe(normalisedName('Məmməd', 'Qasanov').replace('q', 'g'))
  expect(normalisedName('Şəhla', 'ÇİÇƏKLİ')).toBe('sehlacicekli')
  expect(normalisedName('Əli', 'Məmmədov')).toBe(normalisedName('əli ', 'mamedov'.replace('a', 'e')))
})
