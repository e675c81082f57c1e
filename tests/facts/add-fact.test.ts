import { afterEach, beforeEach, expect, test } from 'vitest'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { cancelling, describing, peopleOf, type Fact, type NewFact } from '#app/facts/fact.ts'
import { readFacts } from '#app/facts/read-facts.server.ts'
import { seal } from '#app/keys/envelope.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { newId } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let delegate: Scope
let rena: Scope

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Leyla', ['delegate', 'supervisor'])
  rena = await p.person('Rena', ['psychologist'])
})
afterEach(() => p.close())

const session = (on = '2024-05-14'): NewFact => ({
  id: newId<'fact'>(), kind: 'session', on, subjects: [newId<'subject'>()], district: 'Aghdam', sex: 'female', ageBand: '26-45', category: 'witness', session: 'individual', mode: 'face-to-face',
})

async function add(scope: Scope, ...facts: NewFact[]): Promise<void> {
  await inOwnTurn(scope, async () => {
    const prepared = await prepareFact(scope, ...facts)
    await inTransaction(scope, (scope) => writeFacts(scope.db, prepared))
  })
}

async function all(scope: Scope): Promise<string[]> {
  const ids: string[] = []
  const reading = await readFacts(scope, '2000-01', '2100-12', (facts) => { ids.push(...facts.map((fact) => fact.id)) })
  expect(reading.kind).toBe('read')
  return ids
}

test('a pack takes 200 facts, then the next one begins; each month has its own', async () => {
  const facts = Array.from({ length: 201 }, () => session())
  for (const fact of facts) await add(rena, fact)
  await add(rena, session('2024-04-30'))
  const packs = await rena.db.selectFrom('fact_pack').select(['month', 'number', 'facts', 'revision']).orderBy('month').orderBy('number').execute()
  expect(packs).toEqual([
    { month: '2024-04', number: 1, facts: 1, revision: 1 },
    { month: '2024-05', number: 1, facts: 200, revision: 200 },
    { month: '2024-05', number: 2, facts: 1, revision: 1 },
  ])
  expect(new Set(await all(delegate))).toHaveProperty('size', 202)
})

test('additions of one writer at once lose nothing', async () => {
  const facts = Array.from({ length: 24 }, () => session())
  await Promise.all(facts.map((fact) => add(p.again(rena), fact)))
  expect((await all(delegate)).sort()).toEqual(facts.map((fact) => fact.id).sort())
})

test('an addition prepared on an older pack is refused as stale, and nothing of its act is written', async () => {
  const late = await prepareFact(rena, session())
  await add(rena, session())
  const again = await prepareFact(rena, session())
  await add(rena, session())
  for (const prepared of [late, again]) {
    await expect(inTransaction(rena, (scope) => writeFacts(scope.db, prepared))).rejects.toSatisfy((error) => isRefusal(error) && error.kind === 'stale')
  }
  expect(await all(delegate)).toHaveLength(2)
})

test('a cancelling fact lies beside the fact it cancels, whoever writes it', async () => {
  const fact = session('2024-02-03')
  await add(rena, fact)
  const nigar = await p.person('Nigar', ['psychologist'])
  await add(nigar, cancelling(newId<'fact'>(), fact))
  const found: { id: string; cancels: string }[] = []
  await readFacts(delegate, '2024-02', '2024-02', (facts) => { found.push(...facts) })
  expect(found.map((one) => one.cancels).filter(Boolean)).toEqual([fact.id])
})

test('who holds no key writes and reads none; a colleague reads none of hers', async () => {
  await add(rena, session())
  const nigar = await p.person('Nigar', ['psychologist'])
  const admin = await p.person('Anar', ['administrator'])
  await expect(add(admin, session())).rejects.toSatisfy((error) => isRefusal(error) && error.kind === 'not-found')
  for (const scope of [nigar, admin]) expect(await readFacts(scope, '2024-01', '2024-12', () => { throw new Error('read') })).toEqual({ kind: 'keys-awaited', writers: 1 })
})

test('what is kept of each person comes back as it was given, also where only some facts have several', async () => {
  const [a, b] = [newId<'subject'>(), newId<'subject'>()]
  const described = [{ sex: 'female', ageBand: '26-45', category: 'witness' }, { sex: 'male', ageBand: '6-11', category: 'family-of-survivor' }]
  const alone = session()
  await add(rena, alone, { ...session(), subjects: [a, b], ...describing(described) }, { id: newId<'fact'>(), kind: 'led-session', on: '2024-05-14', counts: [0, 3, 12], codes: ['school'] },
    { id: newId<'fact'>(), kind: 'group-session', on: '2024-05-14', group: 'g', children: [4, 7], ageBand: '6-9', people: [{ sex: 'female', ageBand: '6-9', category: '' }, { sex: '', ageBand: '6-9', category: '' }] })
  const found: Fact[] = []
  await readFacts(delegate, '2024-05', '2024-05', (facts) => { found.push(...facts) })
  expect(found.map(peopleOf)).toEqual([
    [{ who: alone.subjects?.[0], ...described[0] }], [{ who: a, ...described[0] }, { who: b, ...described[1] }], [],
    [{ who: 'g 4', sex: 'female', ageBand: '6-9', category: '' }, { who: 'g 7', sex: '', ageBand: '6-9', category: '' }],
  ])
  expect(found[2]!.counts).toEqual([0, 3, 12])
})

test('a pack of the first days has no such columns and opens', async () => {
  const key = await rena.keys.of('statistics', rena.actor.id)
  const id = newId<'pack'>()
  const columns = {
    month: '2024-03', words: ['session', '', 'Aghdam', 'female', '26-45', 'witness', 'individual', 'remote'], ids: ['f'], kinds: [0], subjects: [['s']], districts: [2], sexes: [3], ageBands: [4], categories: [5], sessions: [6], modes: [7], groups: [1], children: [[]], codes: [[]], cancels: [''],
  }
  await rena.db.insertInto('fact_pack').values({ id, writer_id: rena.actor.id, month: '2024-03', number: 1, facts: 1, revision: 1, document: seal(key, 'facts.pack', { record: id, revision: 1 }, columns) }).execute()
  const found: Fact[] = []
  await readFacts(delegate, '2024-03', '2024-03', (facts) => { found.push(...facts) })
  expect(found).toMatchObject([{ people: [], counts: [], mode: 'remote' }])
  expect(found.flatMap(peopleOf)).toEqual([{ who: 's', sex: 'female', ageBand: '26-45', category: 'witness' }])
})

test('a pack that was moved to another month, cut or changed does not open', async () => {
  await add(rena, session('2024-05-02'))
  const { db } = rena
  const whole = await db.selectFrom('fact_pack').selectAll().executeTakeFirstOrThrow()
  const flipped = `${whole.document.slice(0, 200)}${whole.document[200] === 'A' ? 'B' : 'A'}${whole.document.slice(201)}` as typeof whole.document
  for (const change of [{ month: '2024-04' }, { document: flipped }, { revision: 2 }]) {
    await db.updateTable('fact_pack').set(change).execute()
    await expect(all(delegate)).rejects.toSatisfy(isUnreadable)
    await db.updateTable('fact_pack').set(whole).execute()
  }
  expect(await all(delegate)).toHaveLength(1)
})

test('nothing of a fact stands in the clear but writer, month and number', async () => {
  const fact = session()
  await add(rena, fact)
  const row = await rena.db.selectFrom('fact_pack').selectAll().executeTakeFirstOrThrow()
  expect(Object.keys(row).sort()).toEqual(['document', 'facts', 'id', 'month', 'number', 'revision', 'writer_id'])
  const clear = JSON.stringify(row)
  for (const word of [fact.id, fact.subjects![0]!, 'Aghdam', 'witness', 'female', 'session']) expect(clear).not.toContain(word)
})
