import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rules } from '#app/work/rules.server.ts'
import { controlsOf, formWith, hiddenIn } from './form-on-page.ts'
import { findIn } from './needles.ts'
import { fieldsOf, postsOf, routeTable, sendersOf, type Fields, type Visitor } from './routes.ts'
import { addressIn, build, serveWorld, type ServedWorld } from './served-world.ts'

// A word of its own is typed into every field for words (lines, text areas, telephones, mail, searches) of every form behind the doors, all
// at once and one after the other beside what the form takes, through the built pages; then it is looked for in the files of the database.
// Refused or written: it stands there nowhere but in the fields that are meant for everybody's eyes.
const folder = mkdtempSync(join(tmpdir(), 'sirdash-canary-pages-'))
let served: ServedWorld
const typed: string[] = []
const written = new Set<string>()

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
  const fields = fieldsForWords(await formAt(sender, path, given), given)
  for (const names of [fields, ...fields.map((name) => [name])]) {
    // as it stands now: the try before may have been taken
    const form = await formAt(sender, path, given)
    const shown = Object.fromEntries(Object.entries(form === undefined ? {} : hiddenIn(form)).filter(([name]) => ['revision', 'number', 'base'].includes(name)))
    const before = await served.everythingWritten()
    const words = Object.fromEntries(names.map((name) => [name, wordFor(`${id} ${name}`)]))
    const { status, to } = await served.ask(sender, path, { method: 'POST', fields: { ...given, ...shown, ...words } })
    if (status >= 500) throw new Error(`${id}: ${status}`)
    if (await served.everythingWritten() !== before) for (const name of names) written.add(`${id} ${name}`)
    // an assessment or a group session that was begun
    if (fields.length === 0 && to?.startsWith('/drafts/')) await typeInto(id, sender, to, { base: '1' })
  }
}

async function formAt(sender: Visitor, path: string, given: Fields): Promise<string | undefined> {
  const page = await served.ask(sender, path, { method: 'GET' })
  return page.status === 200 ? formWith(page.shown, given) : undefined
}

/** Of what is posted without a page of its own, the fields that are given a word. */
function fieldsForWords(form: string | undefined, given: Fields): string[] {
  const names = form === undefined ? Object.keys(given).filter((name) => /^[xy]$/.test(String(given[name]))) : [...controlsOf(form)].filter(([, kind]) => kind === 'words').map(([name]) => name)
  return names.filter((name) => name !== 'pin')
}

function wordFor(field: string): string {
  const at = typed.includes(field) ? typed.indexOf(field) : typed.push(field) - 1
  return `Qanarpage${at}zuxq`
}

/** What colleagues are called; that it is found shows that the search reaches into the file. */
const forEverybody: readonly string[] = ['routes/_desk.people.invite account', 'routes/_desk.people.invite name']

/** A word is none of what these take (a time, a number, an address of mail, a code, a file), it is looked for and not kept, or its form ends earlier here. */
const neverWritten = [
  ...['changed-keys passphrase', 'changed-keys person'].map((field) => `account.${field}`), 'alerts.$alertId othersWords', 'caseload search', 'cases.$caseId.closure goals',
  ...[0, 1, 2, 3, 4, 5].map((at) => `cases.new members[${at}].own`), 'cases.new own', ...['from', 'mail', 'phone', 'to'].map((field) => `duty._index ${field}`),
  ...['ambulance', 'child-line', 'fire', 'hazard', 'nurse', 'police', 'psychiatric', 'women-line'].map((line) => `duty.cards ${line}`),
  'outcomes.catalogue._index areas', 'outcomes.catalogue._index known', 'outcomes.dhis2 mapping', 'search words', 'wording-packs pack',
].map((field) => `routes/_desk.${field}`)

test('what was typed into the pages stands in no file, but for what is meant to be read by everybody', async () => {
  expect(typed.length).toBeGreaterThan(120)
  expect(typed.filter((field) => !written.has(field)).sort(), 'fields whose word was in no form that changed anything').toEqual(neverWritten)
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  expect(files.length).toBeGreaterThan(1)
  const found = new Set(files.flatMap((bytes) => [...bytes.toString('latin1').matchAll(/qanarpage(\d+)zuxq/gi)].map(([, at]) => typed[Number(at)]!)))
  expect([...found].sort()).toEqual(forEverybody)
  for (const bytes of files) expect(findIn(bytes, new Map([['a word', 'Qanarpage']])).filter((form) => form !== 'a word as UTF-8')).toEqual([])
})
