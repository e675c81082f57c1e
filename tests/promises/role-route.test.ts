import type { Server } from 'node:http'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { SessionMemory, sessionTimes } from '#app/accounts/session-memory.server.ts'
import type { Ground } from '#app/accounts/ground.ts'
import { WaysMemory } from '#app/accounts/ways-memory.server.ts'
import { WaitingRoom } from '#app/http/waiting-room.server.ts'
import { listen, newHttpServer, stopListening } from '#app/http/listen.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import type { Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { columns } from '#db/columns.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'
import { routeTable, shutOut, signedIn, type RouteRow, type Visitor } from './routes.ts'

if (!existsSync('build/server/index.js')) throw new Error('This test asks the built pages: npm run build makes them.')
const build = await builtPages().build()
const ids = Object.keys(build.routes)

let world: DayOfWork
let server: Server
let port: number
let runtime: Runtime
let clock = Date.now()
let cookies: Record<Visitor, string | undefined>
let ticket: string
const visitors: readonly Visitor[] = [...signedIn, ...shutOut]

beforeAll(async () => {
  world = await dayOfWork()
  runtime = runtimeOf(world)
  server = newHttpServer()
  const settings = readSettings({ PORT: '0' })
  port = await listen(server, createServer(runtime, settings, builtPages()), settings)
  ticket = (await editorTicket(world.again(world.rena), world.file.draftId)).ticket
  cookies = await signEverybodyIn()
}, 120_000)
afterAll(async () => {
  await stopListening(server, 100)
  await world.close()
})

/** The memory of a server over the world's database: real sessions, keys and rules; only the passphrase step is left out. */
function runtimeOf({ connection, serverKey, audit, rena }: DayOfWork): Runtime {
  const bare = { db: connection.db, serverKey, argon: argonQueue(), now: rena.now }
  const ground: Ground = { ...bare, programme: rena.programme, audit, rules }
  const [sessions, limits, ways] = [new SessionMemory(() => clock), new RateLimits(), new WaysMemory(() => clock)]
  const waiting = new WaitingRoom(() => clock, () => bare.argon.done, () => {})
  return { connection, bare, sessions, limits, ways, waiting, isDemo: false, keyFolder: '', firstLink: undefined, ground: () => ground, begin() {}, doors: () => ({ ground, sessions, limits }), close: async () => {} }
}

async function signEverybodyIn(): Promise<Record<Visitor, string | undefined>> {
  const { rena, nigar, leyla, murad, delegate, protection, administrator } = world
  const begin = (scope: Scope) => runtime.sessions.begin({ person: scope.actor.id, keys: world.keysOf(scope), pin: '123456', device: 'personal', secondStep: false })
  const expired = await begin(rena)
  clock += sessionTimes.absolute + 60_000
  return {
    'owner': await begin(rena), 'other psychologist': await begin(nigar), 'supervisor': await begin(leyla), 'ended agreement': await begin(murad), 'delegate': await begin(delegate),
    'data protection': await begin(protection), 'administrator': await begin(administrator), 'anonymous': undefined, 'ticket only': undefined, expired,
    'veiled': runtime.sessions.veil(await begin(rena)), 'locked': runtime.sessions.lock(await begin(rena)),
  }
}

type Answer = { status: number; text: string; leadsAway: boolean }
type Way = 'GET' | 'GET _data' | 'POST' | 'POST _data'
const ways: readonly Way[] = ['GET', 'GET _data', 'POST', 'POST _data']

async function ask(visitor: Visitor, way: Way, id: string, row: RouteRow): Promise<Answer> {
  const path = typeof row.path === 'string' ? row.path : row.path(world)
  const cookie = cookies[visitor]
  const form = new URLSearchParams({ ...row.form, ...(visitor === 'ticket only' ? { ticket } : {}) })
  const address = new URL(`http://localhost:${port}${path}`)
  if (build.routes[id]!.index && way.startsWith('POST')) address.searchParams.set('index', '')
  if (way.endsWith('_data')) address.searchParams.set('_data', id)
  const answer = await fetch(address, {
    method: way.startsWith('POST') ? 'POST' : 'GET', redirect: 'manual', ...(way.startsWith('POST') ? { body: form.toString() } : {}),
    headers: { 'Accept': 'text/html', 'Sec-Fetch-Site': 'same-origin', ...(way.startsWith('POST') ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...(cookie ? { Cookie: `__Host-sirdash=${cookie}` } : {}) },
  })
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return { status: answer.status, text: `${headers}\n\n${await answer.text()}`, leadsAway: answer.headers.has('x-remix-redirect') }
}

/** Fields whose words stand in the answer (in headers, too). */
function wordsIn({ text }: Answer): string[] {
  return [...world.words.names, ...world.words.texts].filter(([, word]) => text.includes(word)).map(([field]) => field)
}

/** What this visitor may be shown anywhere at all. */
function mayBeShown(visitor: Visitor, field: string): boolean {
  if (visitor === 'owner') return !field.startsWith('nigars.')
  if (visitor === 'other psychologist') return field.startsWith('nigars.')
  if (visitor === 'ended agreement') return field.startsWith('ended.')
  return visitor === 'supervisor' && world.words.texts.has(field) && !/^(nigars|ended|contact)\.|\.draft/.test(field)
}

const may = (visitor: Visitor, row: RouteRow): boolean => row.for === 'everybody' || row.for.includes(visitor)
const isRefused = ({ status, leadsAway }: Answer): boolean => status >= 300 || leadsAway

/** Everything people write; not the trail, the looks and the keys' own short cuts, which reading writes. */
async function everythingWritten(): Promise<string> {
  const left = ['audit_hour', 'audit_entry', 'audit_day', 'look', 'key_grant', 'own_document']
  const tables = (Object.keys(columns) as (keyof typeof columns)[]).filter((table) => !left.includes(table))
  return JSON.stringify(await Promise.all(tables.map(async (table) => [table, await world.connection.db.selectFrom(table).selectAll().execute()])))
}

test('every route of the build says what it holds and whom it answers', () => {
  expect(ids.filter((id) => !routeTable[id])).toEqual([])
  expect(Object.keys(routeTable).filter((id) => !ids.includes(id))).toEqual([])
})

describe.each(Object.entries(routeTable).filter(([id]) => ids.includes(id)))('%s', (id, row) => {
  beforeEach(async () => {
    if (row.changesSession) cookies = await signEverybodyIn()
  })

  if (row.shows) {
    test('shows what it holds to whoever may see it', async () => {
      const visitor = (row.for as readonly Visitor[])[0]!
      for (const way of ['GET', 'GET _data'] as const) {
        const answer = await ask(visitor, way, id, row)
        expect(`${visitor} ${way} ${answer.status}`).toBe(`${visitor} ${way} 200`)
        expect(wordsIn(answer)).toContain(row.shows)
      }
    })
  }

  test('answers whom it is for, and shows nobody anything that is not theirs', async () => {
    const wrong: string[] = []
    for (const visitor of visitors.filter((each) => may(each, row))) {
      for (const way of ['GET', 'GET _data'] as const) {
        if (way === 'GET _data' && !build.routes[id]!.module.loader) continue
        const answer = await ask(visitor, way, id, row)
        if (answer.status >= 500 || (row.for !== 'everybody' && isRefused(answer) && answer.status !== 303)) wrong.push(`${visitor} ${way}: ${answer.status}`)
        wrong.push(...wordsIn(answer).filter((field) => !mayBeShown(visitor, field)).map((field) => `${visitor} ${way}: ${field}`))
      }
    }
    expect(wrong).toEqual([])
  })

  test('gives everybody else nothing, and takes nothing from them', async () => {
    const wrong: string[] = []
    const before = await everythingWritten()
    for (const visitor of visitors.filter((each) => !may(each, row))) {
      for (const way of ways) {
        if (way.startsWith('POST') && row.takes?.includes(visitor)) continue
        const answer = await ask(visitor, way, id, row)
        if (!isRefused(answer) || answer.status >= 500) wrong.push(`${visitor} ${way}: ${answer.status}`)
        wrong.push(...wordsIn(answer).map((field) => `${visitor} ${way}: ${field}`))
      }
    }
    expect(wrong).toEqual([])
    expect(await everythingWritten() === before, 'nothing was written').toBe(true)
  })
})

test('a ticket is taken for its own draft, answered with the way to the door, and gives nothing back', async () => {
  const row = routeTable['routes/drafts.$draftId.save']!
  const count = async () => Number((await world.connection.db.selectFrom('draft').select((it) => it.fn.countAll().as('drafts')).executeTakeFirstOrThrow()).drafts)
  const before = await count()
  const answer = await ask('ticket only', 'POST', 'routes/drafts.$draftId.save', row)
  expect(answer.status).toBe(303)
  expect(wordsIn(answer)).toEqual([])
  expect(await count()).toBe(before + 1)
  const elsewhere = { ...row, path: ({ other }: DayOfWork) => `/drafts/${other.draftId}/save` }
  expect(wordsIn(await ask('ticket only', 'POST', 'routes/drafts.$draftId.save', elsewhere))).toEqual([])
  expect(await count()).toBe(before + 1)
})
