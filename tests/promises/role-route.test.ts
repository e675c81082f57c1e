import { existsSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Spoken } from '#app/language/area.ts'
import type { ServedDay } from '#tests/support/served-day.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, visitors, type Post, type RouteRow, type Visitor } from './routes.ts'
import { build, mayBeShown, serveWorld, wordsIn, type Answer, type ServedWorld } from './served-world.ts'

const ids = Object.keys(build.routes)
const rows = Object.entries(routeTable).filter(([id]) => ids.includes(id))

let served: ServedWorld
let world: ServedDay
beforeAll(async () => {
  served = await serveWorld()
  world = served.world
}, 120_000)
afterAll(() => served.close())

const look = (visitor: Visitor, id: string, { path }: RouteRow, data: boolean) => served.ask(visitor, path, { route: id, data, method: 'GET' })
/** What was answered once is looked at again for what else it must hold: nothing is written between. */
const looks = new Map<string, Promise<Answer>>()
function lookOnce(visitor: Visitor, id: string, row: RouteRow, data: boolean): Promise<Answer> {
  if (row.changesSession) return look(visitor, id, row, data)
  const key = `${visitor} ${id} ${data}`
  return looks.get(key) ?? looks.set(key, look(visitor, id, row, data)).get(key)!
}
const send = (visitor: Visitor, id: string, row: RouteRow, post: Post, data: boolean) => served.ask(visitor, post.to ?? row.path, { route: id, data, method: 'POST', fields: fieldsOf(post, world) })

const may = (visitor: Visitor, those: readonly Visitor[] | 'everybody'): boolean => those === 'everybody' || those.includes(visitor)
const isRefused = ({ status, leadsAway }: Answer): boolean => status >= 300 || leadsAway

test('every route of the build says what it holds and whom it answers', () => {
  expect(ids.filter((id) => !routeTable[id])).toEqual([])
  expect(Object.keys(routeTable).filter((id) => !ids.includes(id))).toEqual([])
})

// unlocking as everybody in turn takes its time on a busy machine
describe.each(rows)('%s', { timeout: 120_000 }, (id, row) => {
  beforeEach(async () => {
    if (row.changesSession) await served.signIn()
  })

  if (row.shows) {
    test('shows what it holds to whoever may see it', async () => {
      const visitor = (row.for as readonly Visitor[])[0]!
      for (const data of [false, true]) {
        const answer = await lookOnce(visitor, id, row, data)
        expect(`${visitor} ${answer.status}`).toBe(`${visitor} 200`)
        expect(wordsIn(world, answer)).toContain(row.shows)
      }
    })
  }

  test('answers whom it is for, and shows nobody anything that is not theirs', async () => {
    const wrong: string[] = []
    for (const visitor of visitors.filter((each) => may(each, row.for))) {
      for (const data of build.routes[id]!.module.loader ? [false, true] : [false]) {
        const answer = await lookOnce(visitor, id, row, data)
        const said = `${visitor} ${data ? '_data' : 'page'}`
        if (answer.status >= 500 || (row.for !== 'everybody' && isRefused(answer) && answer.status !== 303)) wrong.push(`${said}: ${answer.status}`)
        wrong.push(...wordsIn(world, answer).filter((field) => !mayBeShown(world, visitor, field)).map((field) => `${said}: ${field}`))
      }
    }
    expect(wrong).toEqual([])
  })

  test('gives everybody else nothing, and takes nothing from them', async () => {
    const before = await served.everythingWritten()
    const wrong: string[] = []
    const judge = (said: string, answer: Answer, visitor: Visitor, isReader: boolean) => {
      // by its own rule, not because of whose page it came from
      if (!isRefused(answer) || answer.status >= 500 || answer.to === '/somebody-else') wrong.push(`${said}: ${answer.status} ${answer.to ?? ''}`)
      wrong.push(...wordsIn(world, answer).filter((field) => !isReader || !mayBeShown(world, visitor, field)).map((field) => `${said}: ${field}`))
    }
    for (const visitor of visitors) {
      const isReader = may(visitor, row.for)
      for (const data of [false, true]) {
        if (!isReader) judge(`${visitor} GET ${data ? '_data' : 'page'}`, await look(visitor, id, row, data), visitor, isReader)
        // a page without a form is asked for by a form all the same
        for (const post of postsOf(row).length > 0 ? postsOf(row) : [{ fields: {} }]) {
          if (may(visitor, sendersOf(row, post))) continue
          judge(`${visitor} POST ${data ? '_data' : 'page'} ${JSON.stringify(post.fields)}`, await send(visitor, id, row, post, data), visitor, isReader)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(await served.everythingWritten() === before, 'nothing was written').toBe(true)
  })
})

test('a ticket is taken for its own draft, answered with the way to the door, and gives nothing back', async () => {
  const [id, row] = ['routes/drafts.$draftId.save', routeTable['routes/drafts.$draftId.save']!]
  const [post] = postsOf(row) as [Post]
  const count = async () => Number((await world.connection.db.selectFrom('draft').select((it) => it.fn.countAll().as('drafts')).executeTakeFirstOrThrow()).drafts)
  const before = await count()
  const answer = await send('ticket only', id, row, post, false)
  expect(answer.status).toBe(303)
  expect(wordsIn(world, answer)).toEqual([])
  expect(await count()).toBe(before + 1)
  expect(wordsIn(world, await send('ticket only', id, row, { ...post, to: ({ other }) => `/drafts/${other.draftId}/save` }, false))).toEqual([])
  expect(await count()).toBe(before + 1)
})

/** A page that reads other words than its routes name gets them all the same: then its script would lack them after a click. */
test('every page brings the words its routes name, and reads no others', async () => {
  const wrong: string[] = []
  let pages = 0
  for (const [id, row] of rows.filter(([id, row]) => build.routes[id]!.module.default && !row.changesSession && !['root', 'routes/_desk'].includes(id))) {
    for (const visitor of visitors.filter((each) => may(each, row.for))) {
      const { status, shown } = await lookOnce(visitor, id, row, false)
      if (status !== 200) continue
      pages += 1
      const brought = [...shown.matchAll(/src="\/words\/\w\w\.(\w+)\.\w+\.js"/g)].map(([, area]) => area!).sort().join(' ')
      if (brought !== namedFor(id).sort().join(' ')) wrong.push(`${visitor} ${id}: ${brought}, not ${namedFor(id).join(' ')}`)
    }
  }
  expect(wrong).toEqual([])
  expect(pages).toBeGreaterThan(100)
}, 120_000)

/** With what its parents name. */
function namedFor(id: string): string[] {
  const { module, parentId } = build.routes[id]!
  return [...(parentId ? namedFor(parentId) : []), ...(module.handle as Spoken).words]
}

// The last: what is posted here is done. Every form refused above is taken from its rightful writer, field for field the same.
describe('from whoever may write', () => {
  const forms = rows.filter(([, row]) => row.for !== 'everybody' && !row.changesSession).flatMap(([id, row]) => postsOf(row).map((post, at) => ({ id, row, post, at })))

  test('every page that takes posts has a form in the table', () => {
    const without = rows.filter(([id, row]) => build.routes[id]!.module.action && row.for !== 'everybody' && postsOf(row).length === 0).map(([id]) => id)
    expect(without).toEqual([])
    expect(forms.flatMap(({ post }) => post.takenIn ?? []).filter((file) => !existsSync(file))).toEqual([])
  })

  test.each(forms.filter(({ post }) => !post.takenIn))('$id takes its form number $at', async ({ id, row, post }) => {
    const [writer] = sendersOf(row, post) as readonly Visitor[]
    const before = await served.everythingWritten()
    const answer = await send(writer!, id, row, post, false)
    expect(`${answer.status} ${answer.to ?? ''}`).toMatch(/^(200 |303 \/(?!sign-in|unlock|veiled|somebody-else))/)
    expect(await served.everythingWritten() !== before, 'something was written').toBe(post.changes ?? true)
  })
})
