import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { searchOwnNotes } from '#app/sessions/search-own-notes.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { commentOnReview } from '#app/supervision/comment-on-review.server.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'
import { findIn, needlesOf } from './needles.ts'

let world: DayOfWork
let typed: Map<string, string>
const folder = mkdtempSync(join(tmpdir(), 'sirdash-canary-'))
const said: string[] = []
let isClosed = false
const before = { TMPDIR: process.env.TMPDIR, SQLITE_TMPDIR: process.env.SQLITE_TMPDIR }
const restore: (() => void)[] = []

beforeAll(async () => {
  // temporary files of the database and of the process lie where they are searched
  mkdirSync(join(folder, 'temp'))
  process.env.TMPDIR = process.env.SQLITE_TMPDIR = join(folder, 'temp')
  for (const stream of [process.stdout, process.stderr]) restore.push(listenTo(stream))
  world = await dayOfWork(join(folder, 'house.db'))
  typed = new Map([...world.words.names, ...world.words.texts])
  for (const [field, word] of world.words.names) if (/phone/.test(field)) typed.set(`${field} (digits)`, word.replaceAll(/\D/g, ''))
  await typeInVain()
}, 120_000)

afterAll(async () => {
  restore.forEach((back) => { back() })
  // the next file of this worker has the machine's own again
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  if (!isClosed) await world.close()
  rmSync(folder, { recursive: true })
})

/** Words that were refused, looked for, or sent too late: they too must stand nowhere. */
async function typeInVain(): Promise<void> {
  const { again, rena, leyla, file, other, reviewId } = world
  const word = (field: string) => {
    typed.set(field, `Qanarvain${field}zuxq`)
    return `Qanarvain${field}zuxq`
  }
  await searchOwnNotes(again(rena), word('searched'))
  expect((await addAddendum(again(rena), { noteId: file.noteId, text: `${word('toolong')}${'x'.repeat(30_000)}` })).kind).toBe('not-ready')
  expect((await addAddendum(again(rena), { noteId: file.retractedId, text: word('retracted') })).kind).toBe('note-retracted')
  expect((await saveDraft(again(rena), { draftId: file.draftId, base: 2, fields: { plan: `${word('toolarge')}${'x'.repeat(300_000)}` } })).kind).toBe('too-large')
  expect((await saveDraft(again(rena), { draftId: other.draftId, base: 1, fields: { plan: word('stale') } })).kind).toBe('copied')
  await saveDraft(again(rena), { draftId: other.draftId, base: 2, fields: { minutes: word('notanumber') } })
  expect(['not-ready', 'compare-first']).toContain((await signNote(again(rena), { draftId: other.draftId })).kind)
  expect((await commentOnReview(again(leyla), reviewId, { kind: 'must', text: word('undated'), anchor: null, answerBy: null }).catch((error: Error) => ({ kind: error.message }))).kind).not.toBe('kept-back')
}

function listenTo(stream: NodeJS.WriteStream): () => void {
  const write = stream.write.bind(stream)
  stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
    said.push(Buffer.from(chunk).toString())
    return write(chunk, ...rest)
  }) as typeof stream.write
  return () => { stream.write = write }
}

const files = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((name) => statSync(name).isFile())

test('a word in the clear would be found, in whatever form it lay', () => {
  const word = 'QanarControlZuxq'
  for (const needle of needlesOf(word)) {
    const lying: Record<string, Buffer> = {
      'UTF-8': Buffer.from(`..${word.toUpperCase()}..`), 'UTF-16LE': Buffer.from(`..${word}..`, 'utf16le'), 'UTF-16BE': Buffer.from(`..${word}..`, 'utf16le').swap16(), 'hex': Buffer.from(Buffer.from(word).toString('hex').toUpperCase()),
    }
    const shift = Number(needle.form.at(-1))
    const base = needle.form.startsWith('base64') ? Buffer.from(Buffer.from('.'.repeat(shift) + word + '...').toString(needle.form.startsWith('base64url') ? 'base64url' : 'base64')) : undefined
    expect(findIn(base ?? lying[needle.form]!, new Map([['control', word]])), needle.form).toContain(`control as ${needle.form}`)
  }
})

test('nothing that was typed stands in the database, its log or its index, while the programme is open', () => {
  expect(typed.size).toBeGreaterThan(80)
  expect(files().map((file) => file.slice(folder.length + 1)).filter((file) => file.startsWith('house.db')).sort()).toEqual(['house.db', 'house.db-shm', 'house.db-wal'])
  for (const file of files()) expect(findIn(readFileSync(file), typed), file).toEqual([])
})

test('nor in any column of any row', async () => {
  const { rows } = await readAll()
  expect(rows).toBeGreaterThan(200)
})

async function readAll(): Promise<{ rows: number }> {
  const { columns } = await import('#db/columns.ts')
  let rows = 0
  for (const table of Object.keys(columns) as (keyof typeof columns)[]) {
    for (const row of await world.connection.db.selectFrom(table).selectAll().execute()) {
      rows += 1
      expect(findIn(Buffer.from(JSON.stringify(row)), typed), table).toEqual([])
    }
  }
  return { rows }
}

test('nor in what the process said', () => {
  process.stdout.write('')
  expect(findIn(Buffer.from(said.join('\n')), typed)).toEqual([])
})

test('a plain row in the same file is found, so the search reaches into it', async () => {
  const plain = new Map([['control', 'QanarPlainRowZuxq']])
  await world.connection.db.updateTable('programme').set({ organisation: 'The QanarPlainRowZuxq Society' }).execute()
  const found = files().flatMap((file) => findIn(readFileSync(file), plain))
  expect(found).toContain('control as UTF-8')
})

test('nor once everything has been written into one file', async () => {
  await world.connection.settle()
  await world.close()
  isClosed = true
  for (const file of files()) expect(findIn(readFileSync(file), typed), file).toEqual([])
})
