import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseWithZod } from '@conform-to/zod/v4'
import { listRatings, openSkillRating } from '#app/supervision/read-ratings.server.ts'
import { beginRating, rateSkills, ratingFormOf, skillTools, type Rating } from '#app/supervision/rate-skills.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { everythingAllowed, kindOf } from './reviewed.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
let nigar: Scope
let agreementId: Id<'agreement'>
beforeAll(async () => {
  p = await testProgramme()
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  agreementId = await p.supervise(leyla, rena)
})
afterAll(() => p.close())

const rating = (change: Partial<Rating> = {}): Rating => ({
  ratingId: newId<'rating'>(), tool: 'enact', setting: 'role-play', ratedOn: '2024-05-13', levels: { enact_1: 3, enact_2: 4, enact_7: 2 }, strengths: 'Listened without hurry.', nextStep: 'Ask about suicide sooner.', action: '', actionBy: null, ...change,
})
const typed = async (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ratingId: newId(), setting: 'live', ratedOn: '2024-05-14', strengths: 'x', nextStep: 'y', ...fields })) form.set(name, value)
  return parseWithZod(form, { schema: (await ratingFormOf(p.again(leyla), { agreementId, tool: 'enact' }))! })
}
const errorsOf = async (fields: Record<string, string>) => {
  const read = await typed(fields)
  return read.status === 'error' ? read.error : null
}

test('the supervisor rates, the two of the agreement read it, pressed twice it is one', async () => {
  const seen = rating()
  await rateSkills(p.again(leyla), agreementId, seen)
  await rateSkills(p.again(leyla), agreementId, { ...seen, strengths: 'Otherwise' })
  for (const scope of [leyla, rena]) {
    expect(await openSkillRating(p.again(scope), { ratingId: seen.ratingId, language: 'en' })).toMatchObject({ short: 'ENACT', supervisor: 'Leyla', supervisee: 'Rena', strengths: 'Listened without hurry.', outcome: 'developing', rated: 3, percent: 66.7 })
    expect(await listRatings(p.again(scope))).toMatchObject([{ id: seen.ratingId, mine: scope === rena, seen: { rated: 3 } }])
  }
  expect(JSON.stringify(await p.connection.db.selectFrom('competency_rating').selectAll().execute())).not.toMatch(/enact|Listened|suicide/)
})

test('nobody else reads or writes one, and the supervised rates nobody', async () => {
  const { ratingId } = await rateSkills(p.again(leyla), agreementId, rating())
  for (const scope of [p.again(nigar), everythingAllowed(p.again(nigar))]) {
    expect(await kindOf(openSkillRating(scope, { ratingId, language: 'en' }))).toBe('not-found')
    expect(await kindOf(beginRating(scope, { agreementId, tool: 'enact', language: 'en' }))).toBe('not-found')
    expect(await listRatings(scope)).toEqual([])
  }
  expect(await kindOf(rateSkills(p.again(rena), agreementId, rating()))).toBe('not-found')
  expect(await kindOf(rateSkills(p.again(leyla), agreementId, rating({ tool: 'phq9' })))).toBe('not-found')
  p.at('2029-12-31')
  expect(await kindOf(beginRating(p.again(leyla), { agreementId, tool: undefined, language: 'en' }))).toBe('done')
  p.at('2030-01-01')
  expect(await kindOf(beginRating(p.again(leyla), { agreementId, tool: undefined, language: 'en' }))).toBe('not-found')
  expect(await kindOf(openSkillRating(p.again(rena), { ratingId, language: 'en' }))).toBe('done')
  p.at('2024-05-14')
})

test('a level 1 asks for an action and a day; something must be rated; what points at a person is asked about', async () => {
  expect(await errorsOf({ 'levels.enact_1': '1' })).toMatchObject({ action: ['action-needed'], actionBy: ['action-date'] })
  expect(await errorsOf({ 'levels.enact_1': '1', 'action': 'Role play on Thursday', 'actionBy': '2024-05-13' })).toMatchObject({ actionBy: ['action-date'] })
  expect((await typed({ 'levels.enact_1': '1', 'action': 'Role play on Thursday', 'actionBy': '2024-05-16' })).status).toBe('success')
  expect(await errorsOf({})).toMatchObject({ levels: ['nothing-rated'] })
  expect(await errorsOf({ 'levels.enact_1': '5', 'ratedOn': '2024-05-15' })).toMatchObject({ 'levels.enact_1': ['choose'], 'ratedOn': ['in-future'] })
  expect(await errorsOf({ 'levels.enact_1': '3', 'nextStep': 'Call +994 50 123 45 67' })).toMatchObject({ leave: ['points-at'] })
  expect((await typed({ 'levels.enact_1': '3', 'nextStep': 'Call +994 50 123 45 67', 'leave': 'yes' })).status).toBe('success')
  expect(await kindOf(rateSkills(p.again(leyla), agreementId, rating({ levels: { enact_3: 1 } })))).toBe('not-permitted')
})

test('every tool of skills has its page, in numbers where its titles are not verified', async () => {
  expect(skillTools.map(({ id }) => id)).toEqual(['enact', 'groupact', 'weact'])
  for (const { id, itemCount } of skillTools) {
    const { competencies } = await beginRating(p.again(leyla), { agreementId, tool: id, language: 'az' })
    expect(competencies.map(({ no }) => no)).toEqual(Array.from({ length: itemCount }, (_, at) => at + 1))
    expect(competencies.every(({ cue }) => (cue !== '') === (id === 'enact'))).toBe(true)
  }
})
