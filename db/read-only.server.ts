import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Reading = { db: Kysely<Schema>; close(): Promise<void> }

/** Opens a database beside a running server, for looking only. Throws when a SQLite file is not there. */
export function connectToRead(url: string): Reading {
  const db = isPostgres(url) ? readPostgres(url) : new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Sqlite(url, { readonly: true, fileMustExist: true }) }) })
  return { db, close: () => db.destroy() }
}

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url)

function readPostgres(url: string): Kysely<Schema> {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: url, max: 2, options: '-c default_transaction_read_only=on' })
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** One consistent copy of a SQLite file while the server goes on writing. `to` must not be there yet. */
export function copySqlite(from: string, to: string): void {
  const file = new Sqlite(from, { readonly: true, fileMustExist: true })
  try {
    file.prepare('VACUUM INTO ?').run(to)
  } finally {
    file.close()
  }
}

/** What SQLite finds wrong with a file; empty when it is sound. */
export function problemsOfSqlite(path: string): string[] {
  const file = new Sqlite(path, { readonly: true, fileMustExist: true })
  try {
    const rows = file.pragma('integrity_check') as { integrity_check: string }[]
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } finally {
    file.close()
  }
}
