import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'

/** One for each person and group. */
export const nameOfNotNames = (person: string, group: string): string => `${person} not-names ${group}`

/** Words that are no names in one group. They may well be names elsewhere: `key` is the lead's own `private` one. */
export function sealNotNames(key: CompartmentKey, { id, revision }: { id: string; revision: number }, words: readonly string[]): Sealed<'person.not-names'> {
  return seal(key, 'person.not-names', { record: id, revision }, { words })
}

/** Throws `Unreadable`. */
export function openNotNames(key: CompartmentKey, row: Row<'own_document'>): string[] {
  return (open(key, 'person.not-names', { record: row.id, revision: row.revision }, row.document as Sealed<'person.not-names'>) as { words: string[] }).words
}
