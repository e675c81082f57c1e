import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Row } from '#db/schema.ts'
import type { KeptLedSession } from './led-session.ts'
import type { RasbEntry } from './rasb.ts'

export function sealEntry(register: CompartmentKey, place: { id: string; revision: number; number: number }, entry: RasbEntry): Sealed<'reintegration.entry'> {
  return seal(register, 'reintegration.entry', { record: place.id, revision: place.revision }, { ...entry, number: place.number })
}

/** Throws `Unreadable`, also where the clear number is not the one that was sealed. */
export function openEntry(register: CompartmentKey, row: Row<'rasb_person'>): RasbEntry {
  const { number, ...entry } = open(register, 'reintegration.entry', { record: row.id, revision: row.revision }, row.document) as RasbEntry & { number: number }
  if (number !== row.number) throw new Unreadable('reintegration.entry', row.id)
  return entry
}

export function sealLedSession(register: CompartmentKey, id: string, session: KeptLedSession): Sealed<'reintegration.session'> {
  return seal(register, 'reintegration.session', { record: id, revision: 1 }, session)
}

/** Throws `Unreadable`, also where the clear day is not the one that was sealed. */
export function openLedSession(register: CompartmentKey, row: Pick<Row<'led_session'>, 'id' | 'session_on' | 'revision' | 'document'>): KeptLedSession {
  const session = open(register, 'reintegration.session', { record: row.id, revision: row.revision }, row.document) as KeptLedSession
  if (session.on !== row.session_on) throw new Unreadable('reintegration.session', row.id)
  return session
}
