import { sql, type Kysely } from 'kysely'
import { columns, isOfKeys, sealedTypes, type Column } from '#db/columns.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { DayOfWork } from '#tests/support/day-of-work.ts'

/** A column of a table that keys stand in; `number` where the database says that it holds numbers. */
export type KeyColumn = { table: string; name: string; ofKeys: boolean; number: boolean; mayBeNull: boolean }

type Anywhere = { [table: string]: { [column: string]: string | number | null | Uint8Array } }
export const anywhere = (world: DayOfWork) => world.connection.db as unknown as Kysely<Anywhere>

const isOfTrailOrKeys = (column: Column): boolean => isOfKeys(column) || sealedTypes(column).some((type) => /^(compartment|grant|audit)\.|^person\.pins$/.test(type))

/** Read by features with tests of their own, and by no file of app/keys but the one that checks their signature. */
const ofFeatures = ['catalogue', 'dhis2_mapping', 'setup_link']

/** By what db/columns.ts says of them: a new table or column is altered here without being named. */
export const keyTables: string[] = ['compartment', ...Object.entries(columns).filter(([, its]) => Object.values<Column>(its).some(isOfTrailOrKeys)).map(([table]) => table).filter((table) => !ofFeatures.includes(table))]

export async function keyColumns(world: DayOfWork): Promise<KeyColumn[]> {
  const tables = await world.connection.db.introspection.getTables()
  return tables.filter(({ name }) => keyTables.includes(name)).flatMap((table) => table.columns.map((column) => ({
    table: table.name, name: column.name, ofKeys: isOfKeys((columns as unknown as Record<string, Record<string, Column>>)[table.name]![column.name]!),
    // SQLite would let an id be null, and PostgreSQL would not
    number: /int/i.test(column.dataType), mayBeNull: column.isNullable && column.name !== 'id',
  })))
}

/** The same length and the same alphabet, and another value: what a column of keys is refused for is what rubbish must be refused for. */
const otherEnding = (column: string) => sql<string>`substr(${sql.ref(column)}, 1, length(${sql.ref(column)}) - 4) || 'AAAA'`
export const wellFormed = 'well-formed, of another key'

/** What somebody who can write to the database could put there. SQLite takes any kind of value in any column. */
export function rubbishFor(column: KeyColumn, anyKind: boolean): [string, unknown][] {
  const blob: [string, unknown][] = anyKind ? [['a blob of three bytes', Buffer.from([1, 2, 3])]] : []
  if (column.number) return [['below zero', -1]]
  if (!column.ofKeys) return anyKind ? blob : [['a word', 'altered']]
  const texts: [string, unknown][] = [['a word', 'altered'], ['empty', ''], ['three bytes', 'AAAA']]
  return [[wellFormed, otherEnding(column.name)], ...texts, ...blob, ...(column.mayBeNull ? [['nothing', null] as [string, unknown]] : [])]
}

/** In every row, or where rows must differ in one of its values alone; false where a constraint of the table takes neither. */
export async function put(world: DayOfWork, { table, name }: KeyColumn, value: unknown): Promise<boolean> {
  const all = anywhere(world).updateTable(table).set({ [name]: value as string })
  const first = all.where(name, '=', anywhere(world).selectFrom(table).select((it) => it.fn.min(name).as('first')))
  return all.execute().catch(() => first.execute()).then(() => true, () => false)
}

/** How the rows were; what use cases wrote since goes as well, so that a short cut opens no altered grant. */
export async function keepRows(world: DayOfWork): Promise<(table: string) => Promise<void>> {
  for (const table of keyTables) await sql`create table ${sql.table(`kept_${table}`)} as select * from ${sql.table(table)}`.execute(world.connection.db)
  return async (table) => {
    await sql`delete from ${sql.table(table)}`.execute(world.connection.db)
    await sql`insert into ${sql.table(table)} select * from ${sql.table(`kept_${table}`)}`.execute(world.connection.db)
  }
}

/** What is said on purpose where the trail's own key is not the one in the server key file: nothing is done that could not be written down. */
const trailIsNotOurs = 'The audit key in the database is not the one in the server key file.'

/** How a use case ended, in a word that is the same for every value that is as good as none; what it should not have thrown is marked. */
export async function endingOf(work: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await work()
    return typeof answer === 'string' ? answer : 'answered'
  } catch (error) {
    if (isRefusal(error)) return `refused: ${error.kind}`
    if (isUnreadable(error)) return `unreadable: ${error.documentType}`
    return error instanceof Error && error.message === trailIsNotOurs ? 'not our trail' : `BROKEN ${String(error)}`
  }
}
