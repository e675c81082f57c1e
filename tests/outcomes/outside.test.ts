import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { enterOutsideFigure, withdrawOutsideFigure } from '#app/outcomes/enter-outside.server.ts'
import { listOutsideFigures } from '#app/outcomes/list-outside.server.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { declareProject } from '#app/outcomes/declare-project.server.ts'
import { proposeCatalogue } from '#app/outcomes/propose-catalogue.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { showRelease } from '#app/outcomes/show-release.server.ts'
import { signCatalogue } from '#app/outcomes/sign-catalogue.server.ts'
import { brokenAt } from '#app/outcomes/verify-ledger.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { addFacts, plannedFacts } from './planned-facts.ts'

let p: TestProgramme
let [delegate, officer, rena, administrator, supervisor]: Scope[] = []
const areas = [{ name: 'West', districts: ['Aghdam', 'Fuzuli', 'Tartar'] }, { name: 'East', districts: ['Barda', 'Goranboy', 'Beylagan', 'Aghjabadi'] }]
const as = (scope: Scope | undefined): Scope => p.again(scope!)
const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'

beforeAll(async () => {
  p = await testProgramme()
  ;[delegate, officer, rena, administrator, supervisor] = [await p.person('Anna', ['delegate']), await p.person('Farid', ['data-protection']), await p.person('Rena', ['psychologist']), await p.person('Kamran', ['administrator']), await p.person('Leyla', ['supervisor'])]
  for (const scope of [delegate, rena, delegate, rena]) await reconcileGrants(as(scope))
  p.at('2024-07-15')
  await addFacts(as(rena), plannedFacts())
  const proposed = await proposeCatalogue(as(delegate), (number) => defaultPolicy({ year: 2024, number, areas, splitWindow: 'year' }))
  if (proposed.kind === 'proposed') await signCatalogue(as(officer), proposed.id)
}, 120_000)
afterAll(() => p.close())

const said = { publisher: 'Register of survivors', source: 'Yearbook 2023, table 4' }
const enter = (window: string, node: string, lo: number, hi = lo, tree = 'district') => enterOutsideFigure(as(delegate), { window, tree, node, lo, hi, ...said })
const ask = () => prepareRelease(as(delegate), { template: 'report', window: '2023' })
const newest = async (): Promise<Id<'outside-figure'>> => (await listOutsideFigures(as(delegate))).lines[0]!.id as Id<'outside-figure'>

describe('a figure of another publisher', () => {
  test('is entered by a delegate, for a window and a group of the catalogue, and is nobody else’s to read', async () => {
    expect(await enter('2023-Q1', 'area-1', 12)).toEqual({ kind: 'not-a-window' })
    expect(await enter('2023', 'area-9', 12)).toEqual({ kind: 'not-a-group' })
    expect(await enter('2023', 'area-1', 0, 500)).toEqual({ kind: 'entered' })
    expect((await listOutsideFigures(as(delegate))).lines).toMatchObject([{ ...said, lo: 0, hi: 500, isWithdrawn: false, group: { en: 'West' } }])
    for (const scope of [officer, rena, administrator, supervisor]) {
      await expect(listOutsideFigures(as(scope))).rejects.toSatisfy(refused)
      await expect(enterOutsideFigure(as(scope), { window: '2023', tree: 'district', node: 'area-1', lo: 1, hi: 2, ...said })).rejects.toSatisfy(refused)
    }
  })

  test('that cannot be true beside the figures to come stops them before they are entered; withdrawn, they go on', async () => {
    expect(await enter('2023', 'sex-age', 900, 950, 'sex-age')).toEqual({ kind: 'entered' })
    expect(await ask()).toEqual({ kind: 'contradicts' })
    const [id, entries] = [await newest(), () => delegate!.db.selectFrom('ledger_entry').select('number').where('kind', '=', 'outside-withdrawn').execute()]
    // by two people at once, and once more by whose page was not loaded since: one entry
    const both = await Promise.all([1, 2].map(() => withdrawOutsideFigure(as(delegate), id)))
    expect([...both, await withdrawOutsideFigure(as(delegate), id)]).toEqual(Array.from({ length: 3 }, () => ({ kind: 'withdrawn' })))
    expect(await entries()).toHaveLength(1)
    await expect(withdrawOutsideFigure(as(delegate), newId<'outside-figure'>())).rejects.toSatisfy(refused)
    expect(await ask()).toMatchObject({ kind: 'prepared' })
  })

  test('stands in the kept report of the attack, without those that were withdrawn', async () => {
    const asked = await ask()
    if (asked.kind !== 'stands') throw new Error(asked.kind)
    expect((await showRelease(as(delegate), asked.releaseId)).outside).toMatchObject([{ ...said, node: 'area-1', lo: 0, hi: 500 }])
    expect((await showRelease(as(officer), asked.releaseId)).outside).toBeNull()
  })

  test('that cannot be true beside what is released is not entered, and the try is on the record', async () => {
    const tries = async () => (await delegate!.db.selectFrom('audit_entry').select('number').where('did', '=', 'outside-figure.refused').execute()).length
    const before = await tries()
    expect(await enter('2023', 'sex-age', 900, 900, 'sex-age')).toEqual({ kind: 'contradicts' })
    expect(await tries()).toBe(before + 1)
  })

  test('entered while figures are attacked that it contradicts: whichever comes second is refused', async () => {
    const [prepared, entered] = await Promise.all([prepareRelease(as(delegate), { template: 'report', window: '2022' }), enter('2022', 'sex-age', 900, 950, 'sex-age')])
    expect([prepared, entered].filter(({ kind }) => kind === 'contradicts')).toHaveLength(1)
    const stands = (await listOutsideFigures(as(delegate))).lines.find(({ isWithdrawn }) => !isWithdrawn)!
    if (entered.kind === 'entered') await withdrawOutsideFigure(as(delegate), stands.id as Id<'outside-figure'>)
  })

  test('that tells of a small group beside what is released says so; what is not touched by it can still be prepared', async () => {
    const asked = await ask()
    const { record } = await readRelease(as(delegate), (asked as { releaseId: Id<'release'> }).releaseId)
    const inCare = record.headlines.find(({ key }) => key === 'inCare')!.shown!
    // somebody published all but two of the whole as women and girls
    expect(await enter('2023', 'female', inCare - 2, inCare - 2, 'sex-age')).toEqual({ kind: 'entered-exposing' })
    expect(await prepareRelease(as(delegate), { template: 'report', window: '2022' })).toMatchObject({ kind: 'prepared' })
  })

  test('asked for twice at once, one release of a question stands', async () => {
    const answers = await Promise.all([1, 2].map(() => prepareRelease(as(delegate), { template: 'headline', window: '2022' })))
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['prepared', 'stands'])
  })

  test('is a link of the ledger like every other', async () => {
    expect(await brokenAt(delegate!.db, delegate!.programme.id)).toBeUndefined()
    await delegate!.db.updateTable('ledger_entry').set({ about: 'another' }).where('kind', '=', 'outside').where('number', '=', 1).execute()
    expect(await brokenAt(delegate!.db, delegate!.programme.id)).toBe(1)
    await expect(listOutsideFigures(as(delegate))).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'unreadable')
  })
})

test('a project period that would leave the catalogue in force no years to divide people over is not declared; one of whole years is', async () => {
  expect(await declareProject(as(delegate), { from: '2021-07-01', to: '2024-06-30' })).toEqual({ kind: 'takes-split' })
  expect(await declareProject(as(delegate), { from: '2021-01-01', to: '2024-12-31' })).toEqual({ kind: 'declared' })
})
