import { existsSync } from 'node:fs'
import type { ServerBuild } from '@remix-run/node'
import { sql } from 'kysely'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { FormsMemory } from '#app/accounts/forms-memory.server.ts'
import { markBrowser, markPage } from '#app/accounts/whose-browser.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { sessionTimes } from '#app/accounts/session.ts'
import type { Ground } from '#app/accounts/ground.ts'
import { WaysMemory } from '#app/accounts/ways-memory.server.ts'
import { WaitingRoom } from '#app/http/waiting-room.server.ts'
import { whoseField, whoseHeader } from '#app/ui/whose-page.ts'
import { listen, newHttpServer, stopListening } from '#app/http/listen.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import type { Runtime } from '#app/http/runtime.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { rules as realRules, type Rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { columns } from '#db/columns.ts'
import { servedDay, type ServedDay } from '#tests/support/served-day.ts'
import type { Address, Fields, Visitor } from './routes.ts'

if (!existsSync('build/server/index.js')) throw new Error('This test asks the built pages: npm run build makes them.')
export const build: ServerBuild = await builtPages().build()

/** A request as a page of ours makes it; `data` asks for the loader's or action's own answer (`?_data=`), `keeps` only for its form to be kept; `page`: whose it was sent from, when not the visitor's own. */
export type Asked = { route?: string; data?: boolean; method: 'GET' | 'POST'; fields?: Fields; body?: string; type?: string; language?: string; keeps?: boolean; page?: Visitor }
/** `shown`: the body; `text`: with the headers before it. */
export type Answer = { status: number; text: string; shown: string; to: string | undefined; leadsAway: boolean }

export type ServedWorld = {
  world: ServedDay
  port: number
  runtime: Runtime
  /** What each browser has that says whose it was. */
  marks: Partial<Record<Visitor, string>>
  cookies(): Record<Visitor, string | undefined>
  passTime(ms: number): void
  /** Everybody anew at the door: after a session was veiled, locked or ended. */
  signIn(): Promise<void>
  /** The same for one of them. */
  signInAs(visitor: Visitor): Promise<void>
  /** With the editor's ticket of Rena's first draft, for whoever has no session. */
  ask(visitor: Visitor, path: Address, asked: Asked): Promise<Answer>
  /** Everything people write; not the trail, the looks and the keys' own short cuts, which reading writes. */
  everythingWritten(): Promise<string>
  close(): Promise<void>
}

/** The built pages over a day of work: real sessions, keys and rules; only the passphrase step is left out. */
export async function serveWorld(rules: Rules = realRules, url?: string): Promise<ServedWorld> {
  const world = await servedDay(url)
  let clock = Date.now()
  const runtime = runtimeOf(world, rules, () => clock)
  const server = newHttpServer()
  const settings = readSettings({ PORT: '0' })
  const port = await listen(server, createServer(runtime, settings, builtPages()), settings)
  const marks = Object.fromEntries(Object.entries(peopleOf(world)).map(([visitor, { actor }]) => [visitor, markBrowser(world.serverKey, actor.id)])) as Partial<Record<Visitor, string>>
  for (const shut of ['veiled', 'locked', 'expired'] as const) marks[shut] = markBrowser(world.serverKey, personOf(world, shut)!.actor.id)
  const { ticket } = await editorTicket(world.again(world.rena), world.file.draftId)
  let cookies: Record<Visitor, string | undefined>
  const signIn = async () => { cookies = await signEverybodyIn(world, runtime, () => { clock += sessionTimes.absolute + 60_000 }) }
  const signInAs = async (visitor: Visitor) => {
    const isAway = visitor === 'veiled' || visitor === 'locked'
    const scope = isAway ? world.rena : peopleOf(world)[visitor]
    if (!scope) return
    const cookie = await beginSession(world, runtime, scope)
    cookies[visitor] = isAway ? runtime.sessions[visitor === 'veiled' ? 'veil' : 'lock'](cookie) : cookie
  }
  await signIn()
  return {
    world, port, runtime, marks, passTime: (ms) => { clock += ms }, signIn, signInAs, cookies: () => cookies,
    ask: (visitor, path, asked) => {
      const author = personOf(world, asked.page ?? visitor)
      return ask(port, addressIn(world, path), { session: cookies[visitor], mark: marks[visitor], whose: author && markPage(world.serverKey, author.actor.id) }, visitor === 'ticket only' ? { ...asked, fields: { ...asked.fields, ticket } } : asked)
    },
    everythingWritten: () => everythingWritten(world),
    async close() {
      await stopListening(server, 100)
      await world.close()
    },
  }
}

export const addressIn = (world: ServedDay, path: Address): string => (typeof path === 'string' ? path : path(world))

function runtimeOf({ connection, serverKey, audit, rena }: ServedDay, rules: Rules, clock: () => number): Runtime {
  const bare = { db: connection.db, serverKey, argon: argonQueue(), now: rena.now }
  const ground: Ground = { ...bare, programme: rena.programme, audit, rules }
  const [sessions, limits, ways] = [new SessionMemory(clock), new RateLimits(), new WaysMemory(clock)]
  return { connection, bare, sessions, limits, ways, forms: new FormsMemory(clock), waiting: new WaitingRoom(clock, () => bare.argon.done, () => {}), isDemo: false, keyFolder: '', firstLink: undefined, ground: () => ground, begin() {}, doors: () => ({ ground, sessions, limits }), close: async () => {} }
}

const peopleOf = ({ rena, nigar, gulnar, leyla, murad, elchin, delegate, protection, administrator, coordinator }: ServedDay): Partial<Record<Visitor, Scope>> =>
  ({ 'owner': rena, 'other psychologist': nigar, 'cover ended': gulnar, 'supervisor': leyla, 'ended agreement': murad, 'backup': elchin, delegate, 'data protection': protection, administrator, coordinator })

export const personOf = (world: ServedDay, visitor: Visitor): Scope | undefined => (['veiled', 'locked', 'expired'].includes(visitor) ? world.rena : peopleOf(world)[visitor])

const beginSession = (world: ServedDay, { sessions }: Runtime, scope: Scope): Promise<string> =>
  sessions.begin({ person: scope.actor.id, keys: world.keysOf(scope), pin: '123456', device: 'personal', secondStep: false })

async function signEverybodyIn(world: ServedDay, runtime: Runtime, letTimePass: () => void): Promise<Record<Visitor, string | undefined>> {
  const begin = (scope: Scope) => beginSession(world, runtime, scope)
  const expired = await begin(world.rena)
  letTimePass()
  const people = await Promise.all(Object.entries(peopleOf(world)).map(async ([visitor, scope]) => [visitor, await begin(scope)] as const))
  return {
    ...Object.fromEntries(people), 'anonymous': undefined, 'ticket only': undefined, expired,
    'veiled': runtime.sessions.veil(await begin(world.rena)), 'locked': runtime.sessions.lock(await begin(world.rena)),
  } as Record<Visitor, string | undefined>
}

const form = 'application/x-www-form-urlencoded'

async function ask(port: number, path: string, { session, mark, whose }: { session: string | undefined; mark: string | undefined; whose: string | undefined }, { route, data, method, fields, body, type, language, keeps }: Asked): Promise<Answer> {
  const address = new URL(`http://localhost:${port}${path}`)
  if (route && build.routes[route]!.index && method === 'POST') address.searchParams.set('index', '')
  if (route && data) address.searchParams.set('_data', route)
  const answer = await fetch(address, {
    method, redirect: 'manual', ...(method === 'POST' ? { body: body ?? encoded({ ...fields, ...(whose ? { [whoseField]: whose } : {}) }) } : {}),
    headers: {
      // nobody reads the packing here, and headers.test asks for it
      'Accept': 'text/html', 'Accept-Encoding': 'identity', 'Sec-Fetch-Site': 'same-origin', ...(method === 'POST' ? { 'Content-Type': type ?? form } : {}),
      Cookie: [session ? `__Host-sirdash=${session}` : [], mark ? `__Host-sirdash-whose=${mark}` : []].flat().join('; '), ...(whose && body !== undefined ? { [whoseHeader]: whose } : {}), ...(keeps ? { 'sirdash-keep': '1' } : {}), ...(language ? { 'Accept-Language': language } : {}),
    },
  })
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const shown = await answer.text()
  return { status: answer.status, shown, text: `${headers}\n\n${shown}`, to: answer.headers.get('location') ?? answer.headers.get('x-remix-redirect') ?? undefined, leadsAway: answer.headers.has('x-remix-redirect') }
}

function encoded(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
  return body.toString()
}

async function everythingWritten({ connection }: ServedDay): Promise<string> {
  const left = ['audit_hour', 'audit_entry', 'audit_day', 'look', 'key_grant', 'own_document']
  const tables = (Object.keys(columns) as (keyof typeof columns)[]).filter((table) => !left.includes(table))
  if (!process.env.SIRDASH_TEST_DATABASE) return JSON.stringify(await Promise.all(tables.map(async (table) => [table, await connection.db.selectFrom(table).selectAll().execute()])))
  // sixty ways to a server and back, for each form of the build, would be half of what the test takes
  const whole = tables.map((table) => sql<string>`(select coalesce(json_agg(each)::text, '') from ${sql.table(table)} as each)`)
  const { rows } = await sql<{ all: string }>`select concat_ws(chr(10), ${sql.join(whole)}) as "all"`.execute(connection.db)
  return rows[0]!.all
}

/** Fields whose words stand in the answer (in headers, too). */
export function wordsIn({ words }: ServedDay, { text }: Answer): string[] {
  return [...words.names, ...words.texts].filter(([, word]) => text.includes(word)).map(([field]) => field)
}

/** What this visitor may be shown anywhere at all. */
export function mayBeShown({ words }: ServedDay, visitor: Visitor, field: string): boolean {
  if (visitor === 'coordinator') return field.startsWith('rasb.')
  if (visitor === 'delegate' || visitor === 'data protection') return field.startsWith('report.')
  if (visitor === 'owner') return !/^(nigars|rasb|report)\./.test(field)
  if (visitor === 'other psychologist') return field.startsWith('nigars.')
  if (visitor === 'ended agreement') return field.startsWith('ended.')
  if (visitor === 'backup') return /^(second-)?alert\./.test(field) && words.texts.has(field)
  return visitor === 'supervisor' && words.texts.has(field) && !/^(nigars|ended|(second-)?contact|rasb|report)\.|\.(draft|not-a-name)/.test(field)
}
