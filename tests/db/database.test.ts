import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { connect, pragmas, type Connection } from '#db/connect.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { emptyPostgres, freshDatabase, type FreshDatabase } from '#tests/support/postgres.ts'

const cluster = process.env.SIRDASH_TEST_DATABASE
const opened: { connection: Connection; drop(): Promise<void> }[] = []
const folder = mkdtempSync(join(tmpdir(), 'sirdash-db-'))

async function emptyDatabase(): Promise<Connection> {
  const database: FreshDatabase = cluster ? await emptyPostgres(cluster) : { url: ':memory:', drop: async () => {} }
  const connection = await connect(database.url)
  opened.push({ connection, drop: database.drop })
  return connection
}

afterEach(async () => {
  for (const { connection, drop } of opened.splice(0)) {
    await connection.close()
    await drop()
  }
})

describe('migrations', () => {
  it('go from empty to newest, and again change nothing', async () => {
    const { db } = await emptyDatabase()
    await migrate(db)
    const tables = (await db.introspection.getTables()).length
    expect(tables).toBeGreaterThan(30)
    await migrate(db)
    expect(await db.introspection.getTables()).toHaveLength(tables)
  })
})

describe('both databases behave the same', () => {
  it('counts are numbers, a conflict is no error, a rollback leaves nothing', async () => {
    const { db } = await emptyDatabase()
    await migrate(db)
    const row = { id: '1', mac: 'm', made_at: '2024-05-14T08:00:00Z', used_at: null }
    await db.insertInto('setup_link').values(row).execute()
    const again = await db.insertInto('setup_link').values(row).onConflict((it) => it.column('id').doNothing()).executeTakeFirst()
    expect(Number(again.numInsertedOrUpdatedRows)).toBe(0)
    const { count } = await db.selectFrom('setup_link').select((it) => it.fn.countAll().as('count')).executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
    await db.transaction().execute(async (inner) => {
      await inner.deleteFrom('setup_link').execute()
      throw new Error('no')
    }).catch(() => {})
    expect(await db.selectFrom('setup_link').select('id').execute()).toEqual([{ id: '1' }])
  })

  it('text keeps every character but NUL', async () => {
    const { db } = await emptyDatabase()
    await migrate(db)
    const text = 'Sirdaş · ə İ ı ğ · Агдам · 🙂 · "quoted" \'single\' \\ back'
    await db.insertInto('setup_link').values({ id: text, mac: text, made_at: text, used_at: null }).execute()
    expect(await db.selectFrom('setup_link').select('mac').where('id', '=', text).executeTakeFirst()).toEqual({ mac: text })
  })

  it('an update says whether a row changed', async () => {
    const { db } = await emptyDatabase()
    await migrate(db)
    const { numUpdatedRows } = await db.updateTable('setup_link').set({ used_at: 'x' }).where('used_at', 'is', null).executeTakeFirst()
    expect(Number(numUpdatedRows)).toBe(0)
  })
})

describe.skipIf(cluster)('SQLite', () => {
  afterEach(() => { rmSync(join(folder, 'file.db'), { force: true }) })

  it('opens with every pragma the design asks for', async () => {
    const connection = await connect(join(folder, 'file.db'))
    await migrate(connection.db)
    await connection.close()
    expect(pragmas).toEqual({ journal_mode: 'wal', synchronous: 2, secure_delete: 1, foreign_keys: 1, temp_store: 2, trusted_schema: 0, cell_size_check: 1 })
    const plain = new Sqlite(join(folder, 'file.db'))
    // the library's own default, so that the check above is about something
    expect(plain.pragma('synchronous', { simple: true })).not.toBe(0)
    plain.close()
  })

  it('a deleted text is gone from the file and its log once settled', async () => {
    const connection = await connect(join(folder, 'file.db'))
    await migrate(connection.db)
    const canary = 'canary-7f3a-deleted-text'
    await connection.db.insertInto('setup_link').values({ id: '1', mac: canary, made_at: 'x', used_at: null }).execute()
    await connection.settle()
    const inFile = () => readFileSync(join(folder, 'file.db')).includes(canary)
    expect(inFile()).toBe(true)
    await connection.db.deleteFrom('setup_link').execute()
    await connection.settle()
    expect(inFile()).toBe(false)
    await connection.close()
    rmSync(folder, { recursive: true })
  })
})

describe.skipIf(!cluster)('PostgreSQL', () => {
  it('lets one server process in, and the next after it has gone', async () => {
    const database = await emptyPostgres(cluster!)
    const first = await connect(database.url)
    await expect(connect(database.url)).rejects.toThrow('Another Sirdash server')
    await first.close()
    const next = await connect(database.url)
    await next.close()
    await database.drop()
  })
  it('is emptied for the next test, which finds its tables and no row; whose tables were changed is not handed on', async () => {
    const first = await freshDatabase()
    const { db, close } = await connect(first.url)
    await db.insertInto('setup_link').values({ id: '1', mac: 'x', made_at: 'x', used_at: null }).execute()
    await close()
    await first.drop()
    const second = await freshDatabase()
    expect(second.url).toBe(first.url)
    const again = await connect(second.url)
    expect(await again.db.selectFrom('setup_link').selectAll().execute()).toEqual([])
    await sql`alter table setup_link add column other text`.execute(again.db)
    await again.close()
    await second.drop()
    const third = await freshDatabase()
    expect(third.url).not.toBe(first.url)
    await third.drop()
  })
})
