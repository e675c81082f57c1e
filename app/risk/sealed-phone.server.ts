import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'

/** The pins of a person are named by her id alone. */
export const nameOfPhone = (person: string): string => `${person} telephone`

export function sealPhone(key: CompartmentKey, id: string, revision: number, phone: string): Sealed<'person.telephone'> {
  return seal(key, 'person.telephone', { record: id, revision }, { phone })
}

/** Throws `Unreadable`. */
export function openPhone(key: CompartmentKey, row: Row<'own_document'>): string {
  return (open(key, 'person.telephone', { record: row.id, revision: row.revision }, row.document as Sealed<'person.telephone'>) as { phone: string }).phone
}
