import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Schema } from './schema.ts'

export type Connection = {
  db: Kysely<Schema>
  /** Empties SQLite's write-ahead log (deleted text lives on in it otherwise); nothing to do on PostgreSQL. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** What each SQLite connection must show; asserted at start (better-sqlite3 is compiled with synchronous=NORMAL in WAL). */
export const pragmas: Record<string, string | number> = {
  journal_mode: 'wal', synchronous: 2, secure_delete: 1, foreign_keys: 1, temp_store: 2, trusted_schema: 0, cell_size_check: 1,
}

const advisoryLock = 7_263_415_001

/**
 * `postgres://…` or the path of a SQLite file (`:memory:` in tests). One server process: a second one is refused
 * by SQLite's lock table row (see lockFile in scripts) or PostgreSQL's advisory lock.
 * Throws when a pragma does not hold.
 */
export async function connect(url: string): Promise<Connection> {
  return /^postgres(ql)?:\/\//.test(url) ? connectPostgres(url) : connectSqlite(url)
}

function connectSqlite(path: string): Connection {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = new Sqlite(path)
  file.pragma('busy_timeout = 5000')
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.pragma('secure_delete = ON')
  file.pragma('foreign_keys = ON')
  file.pragma('temp_store = MEMORY')
  file.pragma('trusted_schema = OFF')
  file.pragma('cell_size_check = ON')
  file.pragma('journal_size_limit = 0')
  for (const [name, wanted] of Object.entries(pragmas)) {
    const seen = file.pragma(name, { simple: true })
    if (path === ':memory:' && name === 'journal_mode') continue
    if (seen !== wanted) throw new Error(`SQLite pragma ${name} does not hold`)
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: { prepare: preparedOnce(file), close: () => { file.close() } } }) })
  const settle = async () => { file.pragma('wal_checkpoint(TRUNCATE)') }
  return {
    db, settle,
    close: async () => {
      await settle()
      await db.destroy()
    },
  }
}

/** A statement is compiled once and used again; the longest unused goes when there are many (lists of ids make one for each length). */
function preparedOnce(file: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const kept = new Map<string, Sqlite.Statement>()
  return (sql) => {
    const statement = kept.get(sql) ?? file.prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > 300) kept.delete(kept.keys().next().value!)
    return statement
  }
}

async function connectPostgres(url: string): Promise<Connection> {
  // read where there is one: most programmes have a file
  const { default: pg } = await import('pg')
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // a dropped idle connection is made anew at the next query; without a listener it would end the process
  pool.on('error', () => {})
  const lock = await pool.connect()
  const { rows } = await lock.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [advisoryLock])
  if (!rows[0]?.held) {
    lock.release(true)
    await pool.end()
    throw new Error('Another Sirdash server is using this database.')
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    db, settle: async () => {},
    close: async () => {
      lock.release(true)
      await db.destroy()
    },
  }
}
