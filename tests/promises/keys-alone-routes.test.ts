import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertGrants } from '#app/keys/grant-table.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { ServedDay } from '#tests/support/served-day.ts'
import { fieldsOf, postsOf, routeTable, signedIn, type Visitor } from './routes.ts'
import { build, mayBeShown, serveWorld, wordsIn, type Answer, type ServedWorld } from './served-world.ts'

// The built pages while every rule says yes: whoever is signed in may ask for anything, and only keys are left to refuse.
let served: ServedWorld
let world: ServedDay
beforeAll(async () => {
  served = await serveWorld({ holds: () => true })
  world = served.world
}, 120_000)
afterAll(() => served.close())

const rows = Object.entries(routeTable).filter(([id, row]) => build.routes[id] && !row.changesSession)
const strangers = signedIn.filter((visitor) => visitor !== 'owner')

const notTheirs = (visitor: Visitor, answer: Answer): string[] => wordsIn(world, answer).filter((field) => !mayBeShown(world, visitor, field))

test('the rules do say yes: without them the administrator\'s pages answer everybody', async () => {
  for (const visitor of ['other psychologist', 'supervisor', 'delegate'] as const) expect((await served.ask(visitor, '/people', { method: 'GET' })).status, visitor).toBe(200)
})

describe.each(rows)('%s', (id, row) => {
  test('shows nobody, on page or as data, what their keys do not open', async () => {
    const wrong: string[] = []
    for (const visitor of strangers) {
      for (const data of build.routes[id]!.module.loader ? [false, true] : [false]) {
        const answer = await served.ask(visitor, row.path, { route: id, data, method: 'GET' })
        if (answer.status >= 500) wrong.push(`${visitor}: ${answer.status}`)
        wrong.push(...notTheirs(visitor, answer).map((field) => `${visitor}: ${field}`))
      }
    }
    expect(wrong).toEqual([])
  })
})

test('it is the grant that opens: given one, the same page shows another psychologist the note', async () => {
  const { file, nigar, rena, words } = world
  const path = `/notes/${file.noteId}`
  expect((await served.ask('other psychologist', path, { method: 'GET' })).status).toBe(404)
  const grants = await world.again(rena).keys.prepareGrants('clinical', file.caseId, [nigar.actor.id], 'chosen')
  await inTransaction(world.again(rena), (scope) => insertGrants(scope.db, grants))
  expect((await served.ask('other psychologist', path, { method: 'GET' })).shown).toContain(words.texts.get('one.plan'))
  await world.connection.db.deleteFrom('key_grant').where('id', 'in', grants.map((grant) => grant.id)).execute()
  expect((await served.ask('other psychologist', path, { method: 'GET' })).status).toBe(404)
})

// The last: with every rule gone some of these are written, sealed under keys their writer has. None may answer with a word.
const taking = rows.filter(([id, row]) => !/^routes\/(_desk\.people|sign-out)/.test(id) && postsOf(row).length > 0)
describe.each(taking)('the forms of %s', (id, row) => {
  test('answer with nothing that the sender\'s keys do not open', async () => {
    const wrong: string[] = []
    for (const post of postsOf(row)) {
      for (const visitor of strangers) {
        const answer = await served.ask(visitor, post.to ?? row.path, { route: id, method: 'POST', fields: fieldsOf(post, world) })
        // refused by what it has no key for, not because of whose page it came from
        if (answer.status >= 500 || answer.to === '/somebody-else') wrong.push(`${visitor}: ${answer.status} ${answer.to ?? ''}`)
        wrong.push(...notTheirs(visitor, answer).map((field) => `${visitor}: ${field}`))
      }
    }
    expect(wrong).toEqual([])
  })
})

test('and they are the forms of the whole desk', () => {
  expect(taking.length).toBeGreaterThan(40)
})
