import Sqlite from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Claims a SQLite database for this process by an exclusive lock on a file beside it (`….lock`); the system lets go of
 * it when the process ends, `kill -9` included. PostgreSQL has its advisory lock (connect.server.ts), `:memory:` is
 * nobody else's. Returns how to let go. Throws when another server has it.
 */
export function claimDatabase(url: string): () => void {
  if (/^postgres(ql)?:\/\//.test(url) || url === ':memory:') return () => {}
  mkdirSync(dirname(url), { recursive: true, mode: 0o700 })
  const lock = new Sqlite(`${url}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error('Another Sirdash server is using this database. Stop it first.')
  }
  return () => { lock.close() }
}
