import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCaseload } from '#app/cases/list-caseload.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { listAgreementsToSee, listAnswered, listFeedback, listReviewsOfNote } from '#app/supervision/list-feedback.server.ts'
import { openAgreement, listPsychologists } from '#app/supervision/open-agreement.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { dayOfWork, withoutRules, type DayOfWork } from '#tests/support/day-of-work.ts'
import { readers } from './readers.ts'

let world: DayOfWork
beforeAll(async () => { world = await dayOfWork() }, 120_000)
afterAll(() => world.close())

/** Everything a use case gives back or says in an error, to this person, as one text. */
async function everythingGiven(scope: () => Scope): Promise<string> {
  const answers: string[] = []
  const ask = async (read: () => Promise<unknown>) => answers.push(JSON.stringify(await read().catch(asText)) ?? '')
  for (const reader of readers) await ask(() => reader.read(scope(), world))
  for (const whose of ['own', 'supervised'] as const) await ask(() => listCaseload(scope(), { whose, search: world.words.names.get('one.given')! }))
  for (const whose of ['own', 'supervised'] as const) await ask(() => listCaseload(scope(), { whose }))
  for (const id of [world.reviewId, world.secondReviewId]) await ask(() => readReview(scope(), id))
  await ask(() => openAgreement(scope(), world.agreementId))
  for (const list of [listFeedback, listAnswered, listAgreementsToSee, listPsychologists]) await ask(() => list(scope()))
  await ask(() => listReviewsOfNote(scope(), world.file.noteId))
  return answers.join('\n')
}

function asText(error: unknown): unknown {
  if (!isRefusal(error) && !isUnreadable(error)) throw error
  return { ...error, message: error.message, stack: error.stack }
}

const namesIn = (text: string): string[] => [...world.words.names].filter(([, name]) => text.includes(name)).map(([field]) => field)

test('the treating psychologist is shown every name and number of her own client, so a name would be found here', async () => {
  const found = namesIn(await everythingGiven(() => world.again(world.rena)))
  expect(found.filter((field) => field.startsWith('one.'))).toEqual([...world.words.names.keys()].filter((field) => field.startsWith('one.')))
  expect(found.filter((field) => field.startsWith('nigars.'))).toEqual([])
})

test('a supervisor is given the note itself, and no name, number, address or relative anywhere', async () => {
  const given = await everythingGiven(() => world.again(world.leyla))
  expect(given).toContain(world.words.texts.get('one.plan'))
  expect(given).toContain(world.words.texts.get('review.answer'))
  expect(given).toContain(world.file.code)
  expect(namesIn(given)).toEqual([])
})

test('nor with every permission switched off, nor with names switched on', async () => {
  expect(namesIn(await everythingGiven(() => ({ ...withoutRules(world.again(world.leyla)), namesOn: true })))).toEqual([])
})

test('with names off not even her own client has a name in what she is given', async () => {
  const given = await everythingGiven(() => ({ ...world.again(world.rena), namesOn: false }))
  expect(given).toContain(world.words.texts.get('one.plan'))
  // a save over a stale identity gives back the stored one: it is only offered where the identity page is open
  const offered = readers.find(({ name }) => name === 'save-identity over a stale one')!
  const stored = JSON.stringify(await offered.read({ ...world.again(world.rena), namesOn: false }, world))
  expect(namesIn(given.replaceAll(stored, ''))).toEqual([])
})
