import type { AuditEntry } from '#app/audit/audit-writer.server.ts'
import type { Ground } from './ground.ts'

/** Remembers what happened before anybody was signed in (a refused sign-in, say). */
export async function remember(ground: Ground, entry: AuditEntry): Promise<void> {
  await ground.audit.exclusively(() => ground.db.transaction().execute((db) => ground.audit.append(db, entry)))
}
