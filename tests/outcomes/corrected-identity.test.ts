import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#app/work/id.ts'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { fixFigures } from '#app/outcomes/fix-figures.server.ts'
import { listFigures } from '#app/outcomes/list-figures.server.ts'
import { defaultRules } from '#app/outcomes/policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { readRelease } from '#app/outcomes/read-release.server.ts'
import { newId } from '#app/work/id.ts'
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
  for (const known of [{ corrected: 4 }, { again: 4 }]) {
    expect(await live({ comeLate: 8, ...known })).toMatchObject({ shown: few.shown, exposed: [] })
    expect(await live({ comeLate: 12, ...known })).toMatchObject({ shown: enough.shown, exposed: [] })
  }
})

test('and a correction of who somebody is corrects no figure', async () => {
  expect(await live({ corrected: 4, check: true })).toMatchObject({ frozen: 0, revised: 0 })
  expect(await live({ comeLate: 1, check: true })).toMatchObject({ frozen: 1 })
})

// 43 in one area, where two are found to be one: 45 would become 40 beside ten or more who came to another
test('two who are found to be one went from where they were counted as two: no revision tells of them', async () => {
  const dividedLive = (year: Partial<Year>): Promise<Found> => liveYear(world, product, dividing, { seen: [[['A', 43], ['C', 15], ['E', 15]], [], [], []], comeLate: 12, lateGroup: 'C', check: true, ...year })
  expect(await dividedLive({})).toMatchObject({ revised: 1, frozen: 0, exposed: [] })
  expect(await dividedLive({ asOne: 1 })).toMatchObject({ revised: 0, frozen: 1, exposed: [] })
  expect(await dividedLive({ asOne: 10 })).toMatchObject({ revised: 1, frozen: 0, exposed: [] })
})

test('two who are found to be one between counting and releasing stay two in the figure that was counted', async () => {
  await world.begin(dividing)
  const subjects = Array.from({ length: 30 }, (_, at) => `seen ${at}` as Id<'subject'>)
  const seen = (kind: 'assessed' | 'session') => subjects.map((one) => ({ id: newId<'fact'>(), kind, on: '2022-02-14', session: 'individual' as const, mode: 'remote' as const, subjects: [one], district: 'A' }))
  await addFacts(world.as('rena'), [...seen('assessed'), ...seen('session')])
  world.at('2022-04-20')
  await fixFigures(world.as('delegate'))
  await world.name('Aydin', [subjects.slice(0, 2)])
  const made = await prepareRelease(world.as('delegate'), { template: 'report', window: '2022-Q1' })
  if (made.kind !== 'prepared') throw new Error(made.kind)
  const { record } = await readRelease(world.as('delegate'), made.releaseId)
  expect(Object.fromEntries(record.headlines.map(({ key, shown }) => [key, shown]))).toMatchObject({ assessed: 30, inCare: 30 })
  expect((await listFigures(world.as('delegate'))).find(({ name }) => name === '2022-Q1')).toMatchObject({ figure: { reach: { assessed: 30, inCare: 30 } } })
})
