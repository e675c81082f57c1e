import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Scope } from './scope.ts'

/**
 * Runs `work` in one transaction; its scope shadows the outer one on purpose (the outer `db` deadlocks on SQLite
 * and silently runs outside the transaction on PostgreSQL). Nothing but the database is awaited inside: seal before,
 * write inside. Audit entries recorded on the inner scope are appended with the same commit, or not at all.
 */
export async function inTransaction<T>(scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> {
  if (scope.db.isTransaction) return work(scope)
  return scope.audit.exclusively(() =>
    (scope.db as Kysely<Schema>).transaction().execute((db) => work({ ...scope, db, keys: scope.keys.on(db) })))
}
