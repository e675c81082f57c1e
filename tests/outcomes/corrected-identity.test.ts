import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { countWindow, recountWindow } from '#app/outcomes/count-window.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'
import { defaultRules } from '#app/outcomes/policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { readStanding } from '#app/outcomes/read-standing.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { liveYear, SeriesWorld, type Found, type Year } from './lived-series.ts'
import { addFacts } from './planned-facts.ts'
import { areas, withOneTool } from './worlds.ts'

let world: SeriesWorld
beforeAll(async () => { world = await SeriesWorld.open() })
afterAll(() => world.close())

const policy = withOneTool(defaultPolicy({ year: 2022, areas, splitWindow: 'year', rules: { ...defaultRules, headline: 'rounded', reachRoots: 'T' } }))
const dividing = withOneTool(defaultPolicy({ year: 2022, areas, splitWindow: 'quarter' }))
const product = { prepareRelease, checkCorrections }
const live = (year: Partial<Year>): Promise<Found> => liveYear(world, product, policy, { seen: [[['first', 30]], [], [], []], ...year })

// 30 in the first quarter; with eight others who come late its year has 38, with twelve 42
test('whoever has another name or birth year since a quarter was released, or is found to be somebody else, is nobody new in its year', async () => {
  const [few, enough] = [await live({ comeLate: 8 }), await live({ comeLate: 12 })]
  expect(enough.shown).toBeGreaterThan(few.shown)
  for (const known of [{ corrected: 4 }, { again: 4 }, { elsewhere: 4 }]) {
    expect(await live({ comeLate: 8, ...known })).toMatchObject({ shown: few.shown, exposed: [] })
    expect(await live({ comeLate: 12, ...known })).toMatchObject({ shown: enough.shown, exposed: [] })
  }
})

test('and another name or birth year corrects no figure, and makes no other finding of one', async () => {
  for (const known of [{ corrected: 4 }, { elsewhere: 4 }]) expect(await live({ ...known, check: true })).toMatchObject({ frozen: 0, revised: 0, exposed: [] })
  expect(await live({ elsewhere: 1, comeLate: 1, check: true })).toMatchObject({ frozen: 1, exposed: [] })
  const { db } = world.as('delegate')
  const [released] = await db.selectFrom('release').select('id').orderBy('entry_number').execute()
  const findings = async () => (await db.selectFrom('ledger_entry').select('number').where('kind', '=', 'correction').execute()).length
  await world.name('Aygun', [['elsewhere 0', 'first 0'] as Id<'subject'>[]])
  expect([await checkCorrections(world.as('delegate'), released!.id), await findings()]).toEqual([{ kind: 'corrected' }, 1])
  await addFacts(world.as('rena'), seenAs('session', named(1)))
  expect([await checkCorrections(world.as('delegate'), released!.id), await findings()]).toEqual([{ kind: 'corrected' }, 2])
})

// 43 in one area, where two are found to be one: 45 would become 40 beside ten or more who came to another
test('two who are found to be one went from where they were counted as two: no revision tells of them', async () => {
  const dividedLive = (year: Partial<Year>): Promise<Found> => liveYear(world, product, dividing, { seen: [[['A', 43], ['C', 15], ['E', 15]], [], [], []], comeLate: 12, lateGroup: 'C', check: true, ...year })
  expect(await dividedLive({})).toMatchObject({ revised: 1, frozen: 0, exposed: [] })
  expect(await dividedLive({ asOne: 1 })).toMatchObject({ revised: 0, frozen: 1, exposed: [] })
  expect(await dividedLive({ asOne: 10 })).toMatchObject({ revised: 1, frozen: 0, exposed: [] })
})

const named = (people: number): Id<'subject'>[] => Array.from({ length: people }, (_, at) => `seen ${at}` as Id<'subject'>)
const seenAs = (kind: 'assessed' | 'session', subjects: readonly Id<'subject'>[], on = '2022-02-14') => subjects.map((one) => ({ id: newId<'fact'>(), kind, on, session: 'individual' as const, mode: 'remote' as const, subjects: [one], district: 'A' }))

// a year that was counted already and divides nobody: no fact is read, only who is who
test('whoever has not been given a key yet compares nobody: the people of that list would be others', async () => {
  await world.begin({ ...policy, splitWindow: 'quarter' })
  const subjects = named(30)
  await addFacts(world.as('rena'), seenAs('session', subjects))
  await world.name('Anar', [subjects.slice(0, 1)])
  world.at('2022-04-20')
  expect(await prepareRelease(world.as('delegate'), { template: 'headline', window: '2022-Q1' })).toMatchObject({ kind: 'prepared' })
  world.at('2023-01-20')
  await fixFigures(world.as('delegate'))
  const ask = (delegate: Scope) => prepareRelease(delegate, { template: 'headline', window: '2022' })
  expect(await world.withoutKeys(ask)).toEqual({ kind: 'keys-awaited', writers: 1 })
  expect(await ask(world.as('delegate'))).toMatchObject({ kind: 'prepared' })
})

// an identity may be saved while a window is counted
test('whoever is counted is called as those are whom they are compared with, whatever their list says by now', async () => {
  await world.begin(dividing)
  await addFacts(world.as('rena'), seenAs('session', named(12)))
  world.at('2022-04-20')
  const window = { kind: 'quarter', startsOn: '2022-01-01', endsOn: '2022-03-31' } as const
  for (const count of [countWindow, recountWindow]) {
    const counted = await count(world.as('delegate'), dividing, window, (one) => `then ${one}`)
    if (counted.kind !== 'counted') throw new Error(counted.kind)
    const { members, trees = [] } = counted.count
    const names = [...members.inCare!, ...trees[0]!.count.peopleOf(trees[0]!.tree.root.id)]
    expect(names).toHaveLength(24)
    expect(names.filter((one) => !one.startsWith('then '))).toEqual([])
  }
})

test('two who are found to be one between counting and releasing stay two in the figure that was counted', async () => {
  await world.begin(dividing)
  const subjects = named(30)
  await addFacts(world.as('rena'), [...seenAs('assessed', subjects), ...seenAs('session', subjects)])
  world.at('2022-04-20')
  await fixFigures(world.as('delegate'))
  await world.name('Aydin', [['elsewhere' as Id<'subject'>, ...subjects.slice(0, 2)]])
  const made = await prepareRelease(world.as('delegate'), { template: 'report', window: '2022-Q1' })
  if (made.kind !== 'prepared') throw new Error(made.kind)
  // and they are kept by the subjects they were counted by
  const { reach, trees } = await readStanding(world.as('delegate'))
  const kept = new Set([...Object.values(reach[0]!.members), ...trees.flatMap(({ document }) => Object.values(document.people))].flat())
  expect([...kept].sort()).toEqual([...subjects].sort())
  const { record } = await readRelease(world.as('delegate'), made.releaseId)
  expect(Object.fromEntries(record.headlines.map(({ key, shown }) => [key, shown]))).toMatchObject({ assessed: 30, inCare: 30 })
  expect((await listFigures(world.as('delegate'))).find(({ name }) => name === '2022-Q1')).toMatchObject({ figure: { reach: { assessed: 30, inCare: 30 } } })
})
