import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { findNames } from '#app/names/find-names.ts'
import { figure, type Figure } from './figures.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { scoreAnswers } from '#app/scales/score-answers.ts'
import { everyFirstLoad } from './every-first-load.ts'
import { firstLoad, workerLoad } from './first-load.ts'
import type { House } from './house.ts'
import { Visitor, type Answer } from './visitor.ts'
import { releases } from './releases.ts'
import { amounts } from './world.ts'

/** Both houses with the same people signed in; `own` is the product. */
export type Side = { house: House; people: Visitor[]; delegate: Visitor }
export type Sides = { own: Side; plain: Side }
type Part = (sides: Sides) => Promise<Figure[]>

export async function signedIn(house: House): Promise<Side> {
  const { passphrase, psychologists, delegate } = house.world
  const people: Visitor[] = []
  for (const account of psychologists.slice(0, amounts.writers)) people.push(await enter(house, account, passphrase))
  return { house, people, delegate: await enter(house, delegate, passphrase) }
}

async function enter(house: House, account: House['world']['delegate'], passphrase: string): Promise<Visitor> {
  const visitor = new Visitor(house, '127.0.1.1')
  await visitor.signIn(account, passphrase)
  return visitor
}

/** The same act on both, one after the other in turn, so that whatever else the machine does falls on both. */
async function inTurn(sides: Sides, rounds: number, act: (side: Side, round: number) => Promise<number>, warm = 3): Promise<{ own: number[]; plain: number[]; cpu: number | undefined }> {
  const seen = { own: [] as number[], plain: [] as number[] }
  let cpu = 0
  for (let round = -warm; round < rounds; round++) {
    for (const which of round % 2 === 0 ? ['own', 'plain'] as const : ['plain', 'own'] as const) {
      const before = cpuTime(sides.own.house)
      const ms = await act(sides[which], round + warm)
      if (round < 0) continue
      seen[which].push(ms)
      if (which === 'own') cpu += cpuTime(sides.own.house) - before
    }
  }
  return { ...seen, cpu: existsSync('/proc/self/stat') ? cpu / rounds : undefined }
}

/** Milliseconds of processor time a server has used, in steps of ten (so: only sums of many acts say anything); 0 where there is no /proc. */
function cpuTime({ pid }: House): number {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return 0
  const fields = readFileSync(stat, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function must(answer: Answer, status: number, what: string): Answer {
  if (answer.status !== status) throw new Error(`${what} answered ${answer.status}`)
  return answer
}

/** A whole page in the browser's hands, and the bytes of the document. */
async function page(sides: Sides, name: string, target: number, path: (side: Side) => string, holds: string): Promise<Figure[]> {
  const bytes: number[] = []
  const seen = await inTurn(sides, 40, async (side) => {
    const answer = must(await side.people[0]!.open(path(side)), 200, name)
    if (!answer.body.includes(holds)) throw new Error(`${name}: the page does not hold ${holds}`)
    if (side === sides.own) bytes.push(answer.bytes)
    return answer.ms
  }, 8)
  return [figure(name, 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target }), figure(`${name}: bytes`, 'B', bytes, { target: 15_000 })]
}

const caseload: Part = (sides) => page(sides, 'caseload of 300 cases', 40, () => '/caseload', 'Sevda')
const largeCase: Part = (sides) => page(sides, 'case with 100 notes', 60, ({ house }) => `/cases/${house.world.largeCase}`, 'AGD-')

const letters = 'She slept four hours, walked to the shop with her sister and spoke of the field behind the house. '
const textOf = (round: number, length = 2000): string => `${round} ${letters.repeat(Math.ceil(length / letters.length))}`.slice(0, length)

/** An editor of one person, with its draft begun over HTTP. */
async function editor(side: Side, at: number): Promise<{ draftId: string; save(fields: Record<string, string>): Promise<number> }> {
  const visitor = side.people[at]!
  const begun = must(await visitor.post(`/cases/${side.house.world.psychologists[at]!.cases[0]}/notes/new`, {}), 303, 'a new note')
  const draftId = begun.headers.location!.split('/')[2]!
  let base = 1
  return {
    draftId,
    async save(fields) {
      const answer = must(await visitor.postJson(`/drafts/${draftId}/save`, { base, merged: [], fields }), 200, 'a save')
      base = (JSON.parse(answer.body.toString()) as { revision: number }).revision
      return answer.ms
    },
  }
}

const autosave: Part = async (sides) => {
  const editors = { own: await editor(sides.own, 0), plain: await editor(sides.plain, 0) }
  const of = (side: Side) => (side === sides.own ? editors.own : editors.plain)
  const seen = await inTurn(sides, 60, (side, round) => of(side).save({ subjective: textOf(round) }), 10)
  return [diskOf(sides.own), figure('autosave of 2 kB, one writer', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 12 })]
}

const autosaves: Part = async (sides) => {
  const rates = { own: [] as number[], plain: [] as number[] }
  const waits = { own: [] as number[], plain: [] as number[] }
  const editors = { own: await Promise.all(sides.own.people.map((_, at) => editor(sides.own, at))), plain: await Promise.all(sides.plain.people.map((_, at) => editor(sides.plain, at))) }
  for (let round = 0; round < 4; round++) {
    for (const which of ['own', 'plain'] as const) {
      const ms = await together(editors[which], 2000)
      // the first round warms both up
      if (round === 0) continue
      rates[which].push(ms.length / 2)
      waits[which].push(...ms)
    }
  }
  return [
    figure('autosaves a second, eight writers', '1/s', rates.own, { plain: rates.plain, target: 150 }),
    figure('autosave, one of eight writers', 'ms', waits.own, { plain: waits.plain }),
  ]
}

/** Everybody saves as fast as they are answered, for so many milliseconds. */
async function together(editors: Awaited<ReturnType<typeof editor>>[], ms: number): Promise<number[]> {
  const until = performance.now() + ms
  const waits: number[] = []
  await Promise.all(editors.map(async (one, at) => {
    for (let round = 0; performance.now() < until; round++) waits.push(await one.save({ subjective: textOf(Math.round(until) + round * 8 + at) }))
  }))
  return waits
}

const wholeNote = { sessionOn: '2026-01-05', minutes: '50', outcome: 'held', kind: 'individual', mode: 'face-to-face', format: 'soap', riskAnswer: 'nothing', interventions: 'psychoeducation', plan: 'Walk to the shop.' }

async function readyDraft(side: Side): Promise<string> {
  const { draftId, save } = await editor(side, 1)
  await save({ ...wholeNote, subjective: textOf(0) })
  return draftId
}

const together10 = 10

const signing: Part = async (sides) => {
  const alone = await inTurn(sides, 15, async (side) => {
    const draftId = await readyDraft(side)
    return must(await side.people[1]!.post(`/drafts/${draftId}/sign`, { pin: side.house.world.pin }), 303, 'signing').ms
  })
  const several = await inTurn(sides, 5, async (side) => {
    const [first, ...others] = await Promise.all(Array.from({ length: together10 }, () => readyDraft(side)))
    return must(await side.people[1]!.post(`/drafts/${first}/sign`, { pin: side.house.world.pin, others }), 303, 'signing').ms / together10
  }, 1)
  return [
    diskOf(sides.own),
    figure('signing one note, with its PIN', 'ms', alone.own, { plain: alone.plain, target: 12 }),
    figure('signing, each of ten by one PIN', 'ms', several.own, { plain: several.plain, target: 12 }),
  ]
}

/** Asks for another person's page again and again while something heavy runs; the times of those that fell into it. */
async function meanwhile<T>(other: Visitor, path: string, work: () => Promise<T>): Promise<{ result: T; others: number[] }> {
  const others: number[] = []
  let done = false
  const asking = (async () => {
    while (!done) {
      others.push(must(await other.open(path), 200, path).ms)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  })()
  const result = await work().finally(() => { done = true })
  await asking
  return { result, others }
}

const search: Part = async (sides) => {
  const others: number[] = []
  const seen = await inTurn(sides, 5, async (side) => {
    const { result, others: waited } = await meanwhile(side.people[2]!, '/drafts', () => side.people[0]!.post('/search', { words: 'sister morning' }))
    if (side === sides.own) others.push(...waited)
    return must(result, 200, 'search').ms
  }, 1)
  return [
    figure('searching 10,000 own notes', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 2500 }),
    figure('another page, searching (p95)', 'ms', others, { target: 200, of: 'p95' }),
  ]
}

const facts: Part = async (sides) => {
  const others: number[] = []
  const seen = await inTurn(sides, 5, async (side) => {
    // what is counted is fixed for ever: the bench takes the figure away with its own hand, so that it is counted again
    const file = new Sqlite(side.house.databaseFile)
    file.prepare('delete from released_figure').run()
    file.close()
    const { result, others: waited } = await meanwhile(side.people[2]!, '/drafts', () => side.delegate.post('/outcomes?index', { did: 'count' }))
    if (side === sides.own) others.push(...waited)
    return must(result, 200, 'counting').ms
  }, 1)
  return [
    figure('counting 100,000 facts', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 1000 }),
    figure('another page, counting (p95)', 'ms', others, { target: 200, of: 'p95' }),
  ]
}

const familyNames = ['Məmmədov', 'Əliyeva', 'Həsənov', 'Quliyeva', 'Rzayev', 'Kərimova']
const givenNames = ['Nigar', 'Rəşad', 'Elçin', 'Aygün', 'Ceyhun', 'Vaqif', 'Leyla', 'Sevda', 'Arzu', 'Əli', 'Vəfa', 'Nar', 'Zeynəb', 'Fatimə', 'Xədicə', 'Turan', 'Emin', 'İlqar', 'Şəhla', 'Günel']
const sixtyNames = [0, 1, 2].flatMap((round) => givenNames.map((name, at) => ({ who: `${round} ${at}`, kind: 'word' as const, text: `${name} ${familyNames[(at + round) % 6]}` })))
const noteOfNames = 'Nigarın anası danışır ki, Rəşaddan sonra evdə heç kim gülmür, narahatdır. She walked to the shop with Aygün. Обсудили с Лейлой план. '.repeat(20).slice(0, 2000)

/** No page and no twin: the check alone, with its names taken apart anew each time. */
const names: Part = () => {
  const times = Array.from({ length: 60 }, () => {
    const began = performance.now()
    if (findNames(noteOfNames, sixtyNames).length < 40) throw new Error('the names were not found')
    return performance.now() - began
  })
  return Promise.resolve([figure('name check of 2 kB, 60 names', 'ms', times, { target: 20 })])
}

const signIn: Part = async (sides) => {
  // a device known since this morning: the passphrase alone, 300 cases' grants looked through
  const seen = await inTurn(sides, 5, async (side) => {
    const visitor = new Visitor(side.house, '127.0.2.1')
    const device = side.people[0]!.cookies.get('__Host-sirdash-device')
    if (device) visitor.cookies.set('__Host-sirdash-device', device)
    const began = performance.now()
    await visitor.signIn(side.house.world.psychologists[0]!, side.house.world.passphrase)
    const ms = performance.now() - began
    visitor.close()
    return ms
  }, 1)
  return [figure('one sign-in', 'ms', seen.own, { plain: seen.plain, cpu: seen.cpu, target: 1200 })]
}

const signIns: Part = async ({ own }) => {
  const { psychologists, passphrase } = own.house.world
  const began = performance.now()
  const waits = { told: 0, longest: 0 }
  const { result, others } = await meanwhile(own.people[2]!, '/drafts', () => Promise.all(psychologists.map(async (account) => {
    const visitor = new Visitor(own.house, '127.0.3.1')
    const told = await visitor.signIn(account, passphrase)
    waits.told += told.told
    waits.longest = Math.max(waits.longest, told.longest)
    visitor.close()
    return performance.now() - began
  })))
  return [
    figure(`${psychologists.length} sign-ins at once: each`, 'ms', result),
    figure(`${psychologists.length} sign-ins at once: the last`, 'ms', [Math.max(...result)], { target: 12_000 }),
    figure(`longest wait for an answer (${waits.told} told)`, 'ms', [waits.longest], { target: 2500 }),
    figure('another page, sign-ins (p95)', 'ms', others, { target: 500, of: 'p95' }),
  ]
}

const bytes: Part = async ({ own }) => {
  const { largeCase, noteId } = own.house.world
  const [rena, leyla, nobody] = [own.people[0]!, own.delegate, new Visitor(own.house, '127.0.4.1')]
  const { draftId } = await editor(own, 0)
  const pages: [string, Visitor, string][] = [
    ['sign-in', nobody, '/sign-in'], ['today', rena, '/today'], ['caseload', rena, '/caseload'], ['case', rena, `/cases/${largeCase}`], ['note', rena, `/notes/${noteId}`],
    ['draft', rena, `/drafts/${draftId}`], ['search', rena, '/search'], ['outcomes', leyla, '/outcomes'],
  ]
  const figures: Figure[] = []
  for (const [name, visitor, path] of pages) {
    const { whole, withoutScript } = await firstLoad(visitor, path)
    figures.push(figure(`first load: ${name}`, 'B', [whole], { target: 150_000 }))
    if (name === 'note') figures.push(figure('first load: note, no script', 'B', [withoutScript], { target: 60_000 }))
  }
  // every page of the build, as large as it gets for anybody in any language
  const largest = [...Map.groupBy(await everyFirstLoad(), ({ route }) => route)].map(([route, loads]) => [route.replace('routes/', ''), Math.max(...loads.map(({ whole }) => whole))] as const)
  figures.push(...largest.map(([route, whole]) => figure(`first load of ${route}`, 'B', [whole], { target: 150_000 })))
  return [
    ...figures, figure('first load: largest page', 'B', [Math.max(...largest.map(([, whole]) => whole))], { target: 150_000 }),
    figure('service worker, once, after the first page', 'B', [await workerLoad(nobody)], { target: 12_000 }),
  ]
}

const sheets = 100_000

/** Arithmetic alone: nothing sealed, no server asked. */
const scoring: Part = async () => {
  const pcl5 = instrument('pcl5')
  const answers = Array.from({ length: 1000 }, (_, sheet) => Object.fromEntries(pcl5.items.map(({ id }, at) => [id, (sheet * 7 + at * 3) % 5])))
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now()
    for (let sheet = 0; sheet < sheets; sheet++) scoreAnswers(pcl5, { answers: answers[sheet % answers.length]! })
    return performance.now() - began
  })
  return [figure('scoring 100,000 sheets of PCL-5', 'ms', times, { target: 2000 })]
}

/** What the disk takes for one durable write of 4 kB: no save can be faster. Beside each kind of saving. */
export const diskOf = ({ house }: Side): Figure => figure('one write of 4 kB (fdatasync)', 'ms', durableWrites(house.databaseFile))

function durableWrites(folder: string): number[] {
  const path = join(dirname(folder), 'fdatasync')
  const file = openSync(path, 'w')
  const times = Array.from({ length: 100 }, () => {
    const began = performance.now()
    writeSync(file, Buffer.alloc(4096, 1))
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(path)
  return times
}

/** By the name `--only=` takes; the sixteen come last, they leave waits behind. */
export const parts: Record<string, Part> = { bytes, caseload, case: largeCase, autosave, autosaves, signing, search, facts, names, scoring, releases, 'sign-in': signIn, 'sign-ins': signIns }
