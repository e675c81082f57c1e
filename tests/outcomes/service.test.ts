import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSettings } from '#app/outcomes/reach-window-table.server.ts'
import { defaultSteps, loadOf, stepsOf } from '#app/outcomes/service-load.ts'
import { showService } from '#app/outcomes/show-service.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'

let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

test('load is a word from steps that rise; anything else is the default', () => {
  expect([0, 5, 6, 12, 13, 18, 19, 60].map((cases) => loadOf(cases, defaultSteps))).toEqual(['light', 'light', 'usual', 'usual', 'full', 'full', 'over', 'over'])
  expect(stepsOf({ usual: 2, full: 4, over: 5 })).toEqual({ usual: 2, full: 4, over: 5 })
  for (const wrong of [undefined, 'x', {}, { usual: 4, full: 4, over: 5 }, { usual: 0, full: 1, over: 2 }, { usual: 1.5, full: 2, over: 3 }]) expect(stepsOf(wrong)).toEqual(defaultSteps)
})

test('a delegate sees words and dates by name, and nothing that counts or names whoever comes', async () => {
  const view = await showService(world.again(world.delegate))
  expect(view.lines.map(({ name }) => name)).toEqual(['Gulnar', 'Nigar', 'Rena'])
  expect(view.lines[2]).toMatchObject({ load: 'light', lastReviewOn: '2024-05-14', supervisors: [{ name: 'Leyla', until: '2029-12-31' }] })
  expect(view.lines[0]).toMatchObject({ longestWait: null, lastReviewOn: null, supervisors: [] })
  expect(view).toMatchObject({ covered: 1 })
  const said = JSON.stringify(view)
  for (const word of [...world.words.names.values(), ...world.words.texts.values(), world.file.code, world.file.caseId, 'Aghdam']) expect(said).not.toContain(word)
  await changeSettings(world.connection.db, world.delegate.programme.id, { load: { usual: 1, full: 2, over: 3 } })
  expect((await showService(world.again(world.delegate))).lines[2]).toMatchObject({ load: 'over' })
})

test('nobody else sees it', async () => {
  const { rena, leyla, administrator, protection, coordinator } = world
  for (const scope of [rena, leyla, administrator, protection, coordinator]) await expect(showService(world.again(scope))).rejects.toSatisfy((error: unknown) => isRefusal(error) && error.kind === 'not-found')
})
