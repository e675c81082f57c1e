import { fromBase64url } from '#app/keys/bytes.ts'
import { compartmentKey, type CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { open } from '#app/keys/envelope.server.ts'
import type { Keyring } from '#app/keys/keyring.server.ts'
import type { Row } from '#db/schema.ts'
import { hourRecord } from './audit.ts'
import type { AuditEntry } from './audit-writer.server.ts'

export type OpenedEntry = Omit<AuditEntry, 'did'> & { at: string }

/** The key of one hour; undefined when it was sealed in an epoch this officer does not hold. Throws `Unreadable`. */
export async function openHour(keys: Keyring, audit: CompartmentKey, hour: Row<'audit_hour'>): Promise<CompartmentKey | undefined> {
  const held = audit.at(hour.public_epoch)
  if (!held) return undefined
  const { secret } = await keys.openAny(held, 'audit.hour', { record: hourRecord, revision: 1 }, hour.document) as { secret: string }
  return compartmentKey({ programme: audit.programme, compartment: hour.id, kind: 'audit', epoch: hour.public_epoch }, fromBase64url(secret))
}

/** Throws `Unreadable`. */
export function openEntry(hour: CompartmentKey, entry: Row<'audit_entry'>): OpenedEntry {
  return open(hour, 'audit.detail', { record: String(entry.number), revision: 1 }, entry.detail) as OpenedEntry
}
