import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { RecordMetadata, SignedRecord } from '#app/keys/signed-record.server.ts'
import type { GroupContent, GroupSessionRetraction, KeptGroupSession } from './group.ts'

type Clear = Pick<Row<'group_session'>, 'id' | 'group_id' | 'lead_id' | 'session_on' | 'signed_on'>

export function sealGroup(key: CompartmentKey, place: { id: string; revision: number }, content: GroupContent): Sealed<'group.content'> {
  return seal(key, 'group.content', { record: place.id, revision: place.revision }, content)
}

/** Throws `Unreadable`. */
export function openGroupContent(key: CompartmentKey, row: Pick<Row<'child_group'>, 'id' | 'revision' | 'document'>): GroupContent {
  return open(key, 'group.content', { record: row.id, revision: row.revision }, row.document) as GroupContent
}

/** A signed document is sealed once: its revision is 1 for ever. */
export function sealGroupSession(key: CompartmentKey, id: string, record: SignedRecord<KeptGroupSession>): Sealed<'group-session.content'> {
  return seal(key, 'group-session.content', { record: id, revision: 1 }, record)
}

/** Throws `Unreadable`. */
export function openSealedSession(key: CompartmentKey, row: Pick<Row<'group_session'>, 'id' | 'document'>): SignedRecord<KeptGroupSession> {
  return open(key, 'group-session.content', { record: row.id, revision: 1 }, row.document) as SignedRecord<KeptGroupSession>
}

export function sealSessionRetraction(key: CompartmentKey, id: string, retraction: GroupSessionRetraction): Sealed<'group-session.retraction'> {
  return seal(key, 'group-session.retraction', { record: id, revision: 1 }, retraction)
}

/** Throws `Unreadable`. */
export function openSessionRetraction(key: CompartmentKey, id: string, document: Sealed<'group-session.retraction'>): GroupSessionRetraction {
  return open(key, 'group-session.retraction', { record: id, revision: 1 }, document) as GroupSessionRetraction
}

export const metadataOf = (row: Clear): RecordMetadata => ({ session: row.id, group: row.group_id, lead: row.lead_id, sessionOn: row.session_on, signedOn: row.signed_on })
