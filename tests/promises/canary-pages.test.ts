import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rules } from '#app/work/rules.server.ts'
import { controlsOf, formWith } from './form-on-page.ts'
import { findIn } from './needles.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, type Fields, type Visitor } from './routes.ts'
import { addressIn, build, serveWorld, type ServedWorld } from './served-world.ts'

// A word of its own is typed into every field of text of every form of the build, all at once and one after the other beside what the
// form takes, through the built pages; then it is looked for in the files of the database. Refused or taken: it stands there nowhere but in
// the fields that are meant for everybody's eyes.
const folder = mkdtempSync(join(tmpdir(), 'sirdash-canary-pages-'))
let served: ServedWorld
const typed: string[] = []
let taken = 0

beforeAll(async () => {
  served = await serveWorld(rules, join(folder, 'house.db'))
  for (const [id, row] of Object.entries(routeTable)) {
    if (!build.routes[id]!.module.action || row.for === 'everybody' || row.changesSession) continue
    for (const post of postsOf(row)) await typeInto(id, (sendersOf(row, post) as readonly Visitor[])[0] ?? 'owner', addressIn(served.world, post.to ?? row.path), fieldsOf(post, served.world))
  }
}, 180_000)
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

async function typeInto(id: string, sender: Visitor, path: string, given: Fields): Promise<void> {
  const page = await served.ask(sender, path, { method: 'GET' })
  const form = page.status === 200 ? formWith(page.shown, given) : undefined
  const ofText = form ? [...controlsOf(form)].filter(([, kind]) => kind === 'words').map(([name]) => name) : Object.keys(given).filter((name) => /^[xy]$/.test(String(given[name])))
  const fields = ofText.filter((name) => name !== 'pin')
  const words = () => Object.fromEntries(fields.map((name) => [name, wordFor(`${id} ${name}`)]))
  const tries = [words(), ...Object.entries(words()).map(([name, word]) => ({ [name]: word }))]
  for (const one of tries) {
    const { status, to } = await served.ask(sender, path, { method: 'POST', fields: { ...given, ...one } })
    if (status === 200 || (status === 303 && !/^\/(sign-in|unlock|veiled|somebody-else)/.test(to ?? ''))) taken += 1
    if (status >= 500) throw new Error(`${id}: ${status}`)
    // an assessment or a group session that was begun
    if (fields.length === 0 && to?.startsWith('/drafts/')) await typeInto(id, sender, to, { base: '1' })
  }
}

function wordFor(field: string): string {
  const at = typed.includes(field) ? typed.indexOf(field) : typed.push(field) - 1
  return `Qanarpage${at}zuxq`
}

/** What colleagues are called; that it is found shows that the search reaches into the file. */
const forEverybody: readonly string[] = ['routes/_desk.people.invite account', 'routes/_desk.people.invite name']

test('what was typed into the pages stands in no file, but for what is meant to be read by everybody', async () => {
  expect(typed.length).toBeGreaterThan(120)
  expect(taken).toBeGreaterThan(150)
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  expect(files.length).toBeGreaterThan(1)
  const found = new Set(files.flatMap((bytes) => [...bytes.toString('latin1').matchAll(/qanarpage(\d+)zuxq/gi)].map(([, at]) => typed[Number(at)]!)))
  expect([...found].sort()).toEqual(forEverybody)
  for (const bytes of files) expect(findIn(bytes, new Map([['a word', 'Qanarpage']])).filter((form) => form !== 'a word as UTF-8')).toEqual([])
})
