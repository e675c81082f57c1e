import type { Scope } from '#app/work/scope.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { AuditEntry } from './audit-writer.server.ts'

/** Remembers a success inside its transaction. */
export async function record(scope: Scope, entry: Omit<AuditEntry, 'by'>): Promise<void> {
  await scope.audit.append(scope.db, { ...entry, by: scope.actor.id })
}

/** Remembers a refusal or another act that has no transaction of its own (after a rollback). */
export async function recordAlone(scope: Scope, entry: Omit<AuditEntry, 'by'>): Promise<void> {
  await inTransaction(scope, (inner) => record(inner, entry))
}
