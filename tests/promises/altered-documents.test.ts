import { globSync, readFileSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { columns, sealedTypes } from '#db/columns.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { documentTypes, type DocumentType } from '#app/keys/document-types.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { dayOfWork, type DayOfWork } from '#tests/support/day-of-work.ts'
import { neverRewritten, sealedColumns, typesWithoutRow, type SealedColumn } from './sealed-columns.ts'

let world: DayOfWork
beforeAll(async () => {
  world = await dayOfWork()
  // the quarter of the day of work is closed by now
  world.at('2024-09-02')
}, 120_000)
afterAll(() => world.close())

const declared = Object.entries(columns).flatMap(([table, ofTable]) =>
  Object.entries(ofTable).filter(([, column]) => sealedTypes(column).length > 0).map(([column]) => `${table}.${column}`))

/** A column with documents of several kinds has a row for each (`own_document.document of person.not-names`). */
const columnOf = (name: string): string => name.split(' of ')[0]!

test('every sealed column of the database stands in the table, and none that is not there', () => {
  expect([...new Set(Object.keys(sealedColumns).map(columnOf))].sort()).toEqual([...declared].sort())
})

const typesOf = (name: string): readonly DocumentType[] => {
  const [table, column] = columnOf(name).split('.') as [keyof typeof columns, never]
  const types = sealedTypes(columns[table][column])
  return types.length === 1 ? types : types.filter((type) => name.endsWith(` of ${type}`))
}

test('every type of document stands in the table, or among the exceptions with its reason', () => {
  const inTable = Object.keys(sealedColumns).flatMap(typesOf)
  expect([...inTable, ...Object.keys(typesWithoutRow)].sort()).toEqual(Object.keys(documentTypes).sort())
  // what is called unused: nothing of the product names it
  const sources = globSync('app/**/*.{ts,tsx}').filter((path) => path !== 'app/keys/document-types.ts').map((path) => readFileSync(path, 'utf8'))
  const named = (type: string) => sources.some((text) => text.includes(`'${type}'`))
  expect(Object.entries(typesWithoutRow).filter(([type, why]) => named(type) !== 'elsewhere' in why)).toEqual([])
  expect([named('person.pins'), named('note.content')]).toEqual([true, true])
})

test('every row that counts its revisions has one put back, or a reason why not', () => {
  const counting = Object.entries(sealedColumns).filter(([name, entry]) => 'revision' in columns[columnOf(name).split('.')[0] as keyof typeof columns] && !('noRows' in entry))
  expect(counting.filter(([name, entry]) => !('again' in entry) && !(name in neverRewritten)).map(([name]) => name)).toEqual([])
})

/** Test-only access by name; the product's tables are typed. */
type Anywhere = { [table: string]: { [column: string]: string | number | null } }
const anywhere = () => world.connection.db as unknown as Kysely<Anywhere>

async function documentAt(place: Place): Promise<string> {
  let query = anywhere().selectFrom(place.table).select(place.column)
  for (const [name, value] of Object.entries(place.row)) query = query.where(name, '=', value)
  return String((await query.executeTakeFirstOrThrow())[place.column])
}

async function put(place: Place, text: string): Promise<void> {
  let query = anywhere().updateTable(place.table).set({ [place.column]: text })
  for (const [name, value] of Object.entries(place.row)) query = query.where(name, '=', value)
  const { numUpdatedRows } = await query.executeTakeFirst()
  expect(Number(numUpdatedRows)).toBe(1)
}

type Place = { table: string; column: string; row: Record<string, string | number> }

async function placeOf(name: string, entry: SealedColumn): Promise<Place> {
  const [table = '', column = ''] = columnOf(name).split('.')
  return { table, column, row: await entry.row(world) }
}

async function fromOtherRow(place: Place, own: string): Promise<string> {
  const rows = await anywhere().selectFrom(place.table).select(place.column).where(place.column, 'is not', null).where(place.column, '!=', own).execute()
  expect(rows.length, 'another row to exchange it with').toBeGreaterThan(0)
  return String(rows[0]![place.column])
}

const elsewhere = (name: string): Promise<string> =>
  name === 'session_note.document' ? documentAt({ table: 'assessment', column: 'document', row: { id: world.file.assessmentId } }) : documentAt({ table: 'session_note', column: 'document', row: { id: world.file.noteId } })

function flipped(sealed: string, at: number): string {
  const bytes = fromBase64url(sealed)
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = bytes[place]! ^ 0x01
  return toBase64url(bytes)
}

/** Suite, epoch, key id, nonce (or the HPKE share), ciphertext, tag. */
const regions = { suite: 0, epoch: 4, 'key id': 20, nonce: 45, ciphertext: 70, middle: 120, tag: -1 }

async function damages(name: string, place: Place, own: string): Promise<[string, string][]> {
  return [
    ...Object.entries(regions).map(([region, at]): [string, string] => [`a bit of the ${region}`, flipped(own, Math.min(at, fromBase64url(own).length - 2))]),
    ['cut in the middle', own.slice(0, Math.floor(own.length / 2))], ['cut by a sign', own.slice(0, -1)], ['cut to its header', own.slice(0, 20)], ['empty', ''], ['no envelope at all', 'A dear plain text'],
    ['of another row', await fromOtherRow(place, own)], ['of another column', await elsewhere(name)],
  ]
}

type Outcome = 'sound' | 'unreadable'

async function outcomeOf(entry: SealedColumn): Promise<Outcome> {
  try {
    const answer = await entry.read(world)
    const isMarked = entry.marks?.(answer as never) ?? false
    const word = entry.shows && (world.words.texts.get(entry.shows) ?? world.words.names.get(entry.shows))
    // a field nobody typed into would be found nowhere, and nothing shown by not finding it
    if (entry.shows) expect(word, entry.shows).toBeDefined()
    if (word) expect(JSON.stringify(answer).includes(word), 'shows the words').toBe(!isMarked)
    return isMarked ? 'unreadable' : 'sound'
  } catch (error) {
    if (!isUnreadable(error) && !(isRefusal(error) && error.kind === 'unreadable')) throw error
    const said = JSON.stringify({ ...error, message: error.message, stack: error.stack })
    for (const word of [...world.words.names.values(), ...world.words.texts.values()]) expect(said).not.toContain(word)
    return 'unreadable'
  }
}

const unreadableEntries = async (): Promise<number> =>
  Number((await world.connection.db.selectFrom('audit_entry').select((it) => it.fn.countAll().as('entries')).where('did', '=', 'record.unreadable').executeTakeFirstOrThrow()).entries)

describe.each(Object.entries(sealedColumns))('%s', (name, entry) => {
  if ('noRows' in entry) {
    test('has no rows yet; the first one needs a reader here', async () => {
      const [[table = '', column = ''], kind] = [columnOf(name).split('.'), name.split(' of ')[1]]
      const rows = anywhere().selectFrom(table).select(column).where(column, 'is not', null)
      expect(await (kind === undefined ? rows : rows.where('kind', '=', kind)).execute()).toEqual([])
    })
    return
  }

  test('is never read after any damage, hurts no other record, and is written down', async () => {
    expect(await outcomeOf(entry)).toBe('sound')
    const place = await placeOf(name, entry)
    const own = await documentAt(place)
    const before = await unreadableEntries()
    for (const [damage, text] of await damages(name, place, own)) {
      await put(place, text)
      expect(await outcomeOf(entry), damage).toBe(text === '' && entry.emptyHeals ? 'sound' : 'unreadable')
      expect(JSON.stringify(await openNote(world.again(world.rena), world.other)), damage).toContain(world.words.texts.get('two.plan'))
      await put(place, own)
    }
    const written = await unreadableEntries() - before
    if (entry.unaudited === undefined) expect(written).toBeGreaterThan(0)
    expect(await outcomeOf(entry)).toBe('sound')
  }, 60_000)

  if (entry.again) {
    test('an older revision put back is not read', async () => {
      const place = await placeOf(name, entry)
      const older = await documentAt(place)
      await entry.again!(world)
      const newer = await documentAt(place)
      expect(newer).not.toBe(older)
      await put(place, older)
      expect(await outcomeOf(entry)).toBe('unreadable')
      await put(place, newer)
      expect(await outcomeOf(entry)).toBe('sound')
    }, 60_000)
  }
})
