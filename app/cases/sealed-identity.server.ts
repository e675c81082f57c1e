import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Identity } from './identity.ts'

/** `key` is the case's identity compartment, never the clinical one. */
export function sealIdentity(key: CompartmentKey, caseId: Id<'case'>, revision: number, identity: Identity): Sealed<'case.identity'> {
  return seal(key, 'case.identity', { record: caseId, revision }, identity)
}

/** Throws `Unreadable`. */
export function openIdentity(key: CompartmentKey, row: Row<'case_identity'>): Identity {
  return open(key, 'case.identity', { record: row.case_id, revision: row.revision }, row.document) as Identity
}
