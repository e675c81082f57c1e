import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { cancelling, factOf, type NewFact } from '#app/facts/fact.ts'
import { prepareMatch, writeMatch } from '#app/facts/match-subject.server.ts'
import { slice } from '#app/facts/read-facts.server.ts'
import { sealPack } from '#app/facts/sealed-facts.server.ts'
import { countReach } from '#app/outcomes/count-reach.server.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { fixFigure, fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'
import type { ReachWindow, WindowKind } from '#app/outcomes/reach-window.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let delegate: Scope
let rena: Scope
let nigar: Scope
const second: ReachWindow = { kind: 'quarter', startsOn: '2024-04-01', endsOn: '2024-06-30' }

beforeEach(async () => {
  p = await testProgramme()
  delegate = await p.person('Leyla', ['delegate'])
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'], 'Fuzuli')
  await reconcileGrants(p.again(rena))
  p.at('2024-07-15')
})
afterEach(() => p.close())

async function add(scope: Scope, ...facts: NewFact[]): Promise<void> {
  await inOwnTurn(scope, async () => {
    const prepared = await prepareFact(scope, ...facts)
    await inTransaction(scope, (scope) => writeFacts(scope.db, prepared))
  })
}

const fact = (kind: NewFact['kind'], subjects: string[], more: Partial<NewFact> = {}): NewFact => ({ id: newId<'fact'>(), kind, on: '2024-05-14', subjects: subjects as Id<'subject'>[], session: kind === 'session' ? 'individual' : '', mode: kind === 'session' ? 'face-to-face' : '', ...more })

async function reach(window = second) {
  const counted = await countReach(p.again(delegate), window)
  if (counted.kind !== 'counted') throw new Error(counted.kind)
  return counted.reach
}

const refused = (kind: string) => (error: unknown) => isRefusal(error) && error.kind === kind

test('people once, sessions each, a family session once with all its people', async () => {
  await add(rena, fact('assessed', ['a']), fact('assessed', ['a']), fact('session', ['a']), fact('session', ['a'], { mode: 'remote' }), fact('session', ['b', 'c'], { session: 'family' }))
  await add(nigar, fact('group-session', [], { group: 'g', children: [1, 2, 3] }), fact('group-session', [], { group: 'g', children: [2, 3, 4] }), fact('group-session', [], { group: 'h', children: [1] }), fact('contact', ['d']))
  expect(await reach()).toMatchObject({ contacts: 1, assessed: 1, inCare: 3, individual: 2, family: 1, faceToFace: 2, remote: 1, childGroups: 3, children: 5, attendances: 7 })
})

test('a fact of another quarter is not in it; a cancelled one is in none, whoever cancelled it', async () => {
  const wrong = fact('session', ['a'])
  await add(rena, wrong, fact('session', ['a'], { on: '2024-07-01' }), fact('session', ['b'], { on: '2024-06-30' }))
  await add(nigar, cancelling(newId<'fact'>(), wrong))
  expect(await reach()).toMatchObject({ inCare: 1, individual: 1 })
})

test('one person in two districts counts once, by the match value', async () => {
  const [one, other] = [newId<'subject'>(), newId<'subject'>()]
  await add(rena, fact('session', [one]))
  await add(nigar, fact('session', [other]))
  expect(await reach()).toMatchObject({ inCare: 2 })
  for (const [scope, subject] of [[rena, one], [p.again(nigar), other]] as const) {
    const match = await prepareMatch(scope, subject, { given: 'Anar', family: 'Quliyev', birthYear: 1990 })
    await inTransaction(scope, (scope) => writeMatch(scope.db, match))
  }
  expect(await reach()).toMatchObject({ inCare: 1, individual: 2 })
})

test('a first catalogue that divides over years is not signed once the project period leaves none', async () => {
  const draw = (splitWindow: WindowKind) => proposeCatalogue(delegate, (number) => defaultPolicy({ year: 2024, number, areas: [], splitWindow }))
  expect([await draw('half'), await draw('project')]).toEqual([{ kind: 'split-none' }, { kind: 'split-none' }])
  const proposed = await draw('year')
  if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
  expect(await declareProject(delegate, { from: '2023-07-01', to: '2024-06-30' })).toEqual({ kind: 'declared' })
  expect(await signCatalogue(await p.person('Farid', ['data-protection']), proposed.id)).toEqual({ kind: 'split-none' })
  expect((await draw('half')).kind).toBe('proposed')
})

test('over the project period, assessed means assessed or in care in it', async () => {
  expect(await declareProject(delegate, { from: '2023-07-01', to: '2024-06-30' })).toEqual({ kind: 'declared' })
  expect(await declareProject(delegate, { from: '2024-07-01', to: '2024-12-31' })).toEqual({ kind: 'declared-before' })
  await add(rena, fact('assessed', ['a'], { on: '2023-06-30' }), fact('session', ['a']), fact('assessed', ['b']))
  expect(await reach({ kind: 'project', startsOn: '2023-07-01', endsOn: '2024-06-30' })).toMatchObject({ assessed: 2, inCare: 1 })
  expect(await reach()).toMatchObject({ assessed: 1, inCare: 1 })
})

test('an open, an undeclared and a shifted window are refused, with or without facts', async () => {
  p.at('2024-07-09')
  for (const window of [second, { kind: 'quarter', startsOn: '2024-07-01', endsOn: '2024-09-30' }, { kind: 'quarter', startsOn: '2024-02-01', endsOn: '2024-04-30' }, { kind: 'project', startsOn: '2021-01-01', endsOn: '2021-03-31' }] as ReachWindow[]) {
    await expect(countReach(delegate, window)).rejects.toSatisfy(refused('not-permitted'))
  }
})

test('nobody but a delegate counts; with the rules off, the keys refuse', async () => {
  await add(rena, fact('session', ['a']))
  const others = [rena, await p.person('Anar', ['administrator']), await p.person('Farid', ['data-protection']), await p.person('Sevil', ['supervisor'])]
  for (const scope of others) {
    await expect(countReach(scope, second)).rejects.toSatisfy(refused('not-found'))
    const anything = { ...p.again(scope), rules: { holds: () => true } }
    await expect(countReach(anything, second)).rejects.toSatisfy(refused('not-found'))
    await expect(listFigures(anything)).rejects.toSatisfy(refused('not-found'))
    await expect(fixFigures(anything)).rejects.toSatisfy(refused('not-found'))
  }
})

test('a figure is never made from a part: a new delegate waits for keys, an altered pack stops the count', async () => {
  await add(rena, fact('session', ['a']))
  const later = await p.person('Anna', ['delegate'])
  await reconcileGrants(p.again(delegate))
  expect(await rena.db.deleteFrom('key_grant').where('recipient_id', '=', later.actor.id).where('compartment_id', 'in', rena.db.selectFrom('compartment').select('id').where('kind', '=', 'statistics')).execute()).toBeDefined()
  expect(await fixFigures(p.again(later))).toMatchObject({ kind: 'keys-awaited' })
  expect(await rena.db.selectFrom('released_figure').selectAll().where('starts_on', '=', second.startsOn).execute()).toEqual([])
  await rena.db.updateTable('fact_pack').set({ revision: 7 }).execute()
  await expect(countReach(p.again(delegate), second)).rejects.toSatisfy(refused('unreadable'))
})

test('the first figure stays, for everybody, though a note is retracted or signed later', async () => {
  const session = fact('session', ['a'])
  await add(rena, session)
  const both = await Promise.all([fixFigure(p.again(delegate), second), fixFigure(p.again(delegate), second)])
  expect(both.map((one) => one.kind === 'figure' && one.figure.reach.individual)).toEqual([1, 1])
  await add(rena, cancelling(newId<'fact'>(), session))
  expect(await reach()).toMatchObject({ individual: 0 })
  const again = await fixFigure(p.again(delegate), second)
  expect(again.kind === 'figure' && again.figure.reach.individual).toBe(1)
  expect(await rena.db.selectFrom('released_figure').select('id').execute()).toHaveLength(1)
})

test('a figure moved to another window does not open, and the others go on', async () => {
  await add(rena, fact('session', ['a']))
  await fixFigures(p.again(delegate))
  await rena.db.updateTable('released_figure').set({ starts_on: '2000-01-01', ends_on: '2000-03-31' }).where('starts_on', '=', second.startsOn).where('window_kind', '=', 'quarter').execute()
  const lines = await listFigures(p.again(delegate))
  expect(lines.filter((line) => line.kind === 'unreadable')).toHaveLength(1)
  expect(lines.filter((line) => line.kind === 'fixed').length).toBeGreaterThan(3)
})

test('no person and no attribute stands in the clear beside a figure', async () => {
  await add(rena, fact('session', ['subject-of-somebody'], { district: 'Aghdam' }))
  await fixFigures(p.again(delegate))
  const clear = JSON.stringify(await rena.db.selectFrom('released_figure').selectAll().execute())
  for (const word of ['subject-of-somebody', 'Aghdam', 'inCare']) expect(clear).not.toContain(word)
})

test('whoever waits while facts are counted gets a turn between two packs as soon as one took its time', async () => {
  const key = await rena.keys.of('statistics', rena.actor.id)
  const subjects = Array.from({ length: 200 }, () => newId<'subject'>())
  const rows = Array.from({ length: 60 }, (_, number) => {
    const id = newId<'pack'>()
    const facts = Array.from({ length: 200 }, (_, at) => factOf(fact('session', [subjects[at]!], { district: 'Aghdam', sex: 'female', ageBand: '26-45', category: 'witness' })))
    return { id, writer_id: rena.actor.id, month: '2024-05', number: number + 1, facts: 200, revision: 1, document: sealPack(key, { id, revision: 1 }, facts) }
  })
  await rena.db.insertInto('fact_pack').values(rows).execute()
  // by a clock on which everything takes a slice
  let clock = 0
  const now = vi.spyOn(performance, 'now').mockImplementation(() => (clock += slice))
  let [turns, isCounting] = [0, true]
  const other = () => {
    turns += 1
    if (isCounting) setImmediate(other)
  }
  setImmediate(other)
  expect(await reach()).toMatchObject({ inCare: 200, individual: 12_000 })
  isCounting = false
  now.mockRestore()
  expect(turns).toBeGreaterThanOrEqual(rows.length)
})
