import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Id } from '#app/work/id.ts'

/** Words of one case that are no names there. They may well be names elsewhere: so they lie beside the names, in `identity`. */
export function sealNotNames(key: CompartmentKey, place: { caseId: Id<'case'>; revision: number }, words: readonly string[]): Sealed<'identity.not-names'> {
  return seal(key, 'identity.not-names', { record: place.caseId, revision: place.revision }, { words })
}

/** Throws `Unreadable`. */
export function openNotNames(key: CompartmentKey, row: Row<'not_a_name'>): string[] {
  return (open(key, 'identity.not-names', { record: row.case_id, revision: row.revision }, row.document) as { words: string[] }).words
}
