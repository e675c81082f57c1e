import { createInterface } from 'node:readline'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { FormsMemory } from '#app/accounts/forms-memory.server.ts'
import { markBrowser } from '#app/accounts/whose-browser.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import type { Device } from '#app/accounts/account.ts'
import type { Ground } from '#app/accounts/ground.ts'
import { WaysMemory } from '#app/accounts/ways-memory.server.ts'
import { WaitingRoom } from '#app/http/waiting-room.server.ts'
import { listen, newHttpServer } from '#app/http/listen.server.ts'
import { builtPages } from '#app/http/pages.server.ts'
import { createServer } from '#app/http/server.server.ts'
import { readSettings } from '#app/http/settings.server.ts'
import { argonQueue } from '#app/keys/argon-queue.server.ts'
import { escalateAlerts } from '#app/risk/escalate-alerts.server.ts'
import type { Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import { dayOfWork } from './day-of-work.ts'

// The built server over a programme after a day of work, for journeys that need time to pass. Real sessions, keys and
// rules; only the passphrase step is left out. Asked on the standard input, a line of JSON each.
export type Who = 'rena' | 'nigar' | 'leyla' | 'elchin' | 'delegate' | 'administrator' | 'coordinator'
export type Asked = { did: 'sign-in'; who: Who; device: Device } | { did: 'move'; minutes: number } | { did: 'alerts'; caseId: string }
export type Told = { origin: string; caseId: string; draftId: string; noteId: string; groupId: string; contactId: string; familyId: string; closedId: string; words: [string, string][] } | { cookie: string; mark: string } | { moved: number } | { alerts: number; scales: number }

const world = await dayOfWork(process.argv[2])
let offset = 0
const began = Date.now()
const base = world.rena.now().getTime()
const clock = () => base + (Date.now() - began) + offset
const now = () => new Date(clock())
const bare = { db: world.connection.db, serverKey: world.serverKey, argon: argonQueue(), now }
const ground: Ground = { ...bare, programme: world.rena.programme, audit: world.audit, rules }
const [sessions, limits, ways] = [new SessionMemory(clock), new RateLimits(), new WaysMemory(clock)]
const runtime = {
  connection: world.connection, bare, sessions, limits, ways, forms: new FormsMemory(clock), waiting: new WaitingRoom(clock, () => bare.argon.done, () => {}), isDemo: false, keyFolder: '', firstLink: undefined,
  ground: () => ground, begin() {}, doors: () => ({ ground, sessions, limits }), close: async () => {},
}
const settings = readSettings({ PORT: '0' })
const server = newHttpServer()
const port = await listen(server, createServer(runtime, settings, builtPages()), settings)
const tell = (told: Told) => process.stdout.write(`told ${JSON.stringify(told)}\n`)
tell({
  origin: `http://localhost:${port}`, caseId: world.file.caseId, draftId: world.file.draftId, noteId: world.file.noteId, groupId: world.group.groupId, contactId: world.contact.caseId, familyId: world.family.caseId, closedId: world.closed.caseId,
  words: [...world.words.names, ...world.words.texts],
})

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line) as Asked
  if (asked.did === 'move') {
    offset += asked.minutes * 60_000
    // the clock of the server turns at once: nobody waits for it here
    await escalateAlerts(ground)
    tell({ moved: offset })
  } else if (asked.did === 'alerts') {
    const count = async (table: 'risk_alert' | 'scale') => (await world.connection.db.selectFrom(table).select('id').where('case_id', '=', asked.caseId as Id<'case'>).execute()).length
    tell({ alerts: await count('risk_alert'), scales: await count('scale') })
  } else {
    const scope = world[asked.who]
    tell({ mark: markBrowser(world.serverKey, scope.actor.id), cookie: await sessions.begin({ person: scope.actor.id, keys: world.keysOf(scope), pin: '123456', device: asked.device, secondStep: false }) })
  }
}
process.exit(0)
