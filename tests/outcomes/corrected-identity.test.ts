import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCorrections } from '#app/outcomes/check-corrections.server.ts'
import { defaultPolicy } from '#app/outcomes/default-policy.ts'
import { defaultRules } from '#app/outcomes/policy.ts'
import { prepareRelease } from '#app/outcomes/prepare-release.server.ts'
import { liveYear, SeriesWorld, type Found, type Year } from './lived-series.ts'
import { areas, withOneTool } from './worlds.ts'

let world: SeriesWorld
beforeAll(async () => { world = await SeriesWorld.open() })
afterAll(() => world.close())

const policy = withOneTool(defaultPolicy({ year: 2022, areas, splitWindow: 'year', rules: { ...defaultRules, headline: 'rounded', reachRoots: 'T' } }))
const live = (year: Partial<Year>): Promise<Found> => liveYear(world, { prepareRelease, checkCorrections }, policy, { seen: [[['first', 30]], [], [], []], ...year })

// 30 in the first quarter; with eight others who come late its year has 38, with twelve 42
test('whoever has another name or birth year since a quarter was released, or is found to be somebody else, is nobody new in its year', async () => {
  const [few, enough] = [await live({ comeLate: 8 }), await live({ comeLate: 12 })]
  expect(enough.shown).toBeGreaterThan(few.shown)
  for (const known of [{ corrected: 4 }, { again: 4 }]) {
    expect((await live({ comeLate: 8, ...known })).shown).toBe(few.shown)
    expect((await live({ comeLate: 12, ...known })).shown).toBe(enough.shown)
  }
})

test('and a correction of who somebody is corrects no figure', async () => {
  expect(await live({ corrected: 4, check: true })).toMatchObject({ frozen: 0, revised: 0 })
  expect(await live({ comeLate: 1, check: true })).toMatchObject({ frozen: 1 })
})
