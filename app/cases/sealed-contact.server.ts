import type { NewRow, Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import type { Id } from '#app/work/id.ts'
import type { ContactContent } from './contact.ts'
import type { ContactRetractionReason, Retraction } from './retraction.ts'

export function sealContact(clinical: CompartmentKey, caseId: Id<'case'>, id: Id<'contact'>, content: ContactContent): NewRow<'first_contact'> {
  return { id, case_id: caseId, contact_on: content.on, state: 'written', retracted_on: null, retraction: null, document: seal(clinical, 'contact.content', { record: id, revision: 1 }, content) }
}

/** Throws `Unreadable`. */
export function openContact(clinical: CompartmentKey, row: Row<'first_contact'>): ContactContent {
  return open(clinical, 'contact.content', { record: row.id, revision: 1 }, row.document) as ContactContent
}

export function sealContactRetraction(clinical: CompartmentKey, id: Id<'contact'>, retraction: Retraction<ContactRetractionReason>): Sealed<'contact.retraction'> {
  return seal(clinical, 'contact.retraction', { record: id, revision: 1 }, retraction)
}

/** Throws `Unreadable`. */
export function openContactRetraction(clinical: CompartmentKey, row: Pick<Row<'first_contact'>, 'id' | 'retraction'>): Retraction<ContactRetractionReason> {
  return open(clinical, 'contact.retraction', { record: row.id, revision: 1 }, row.retraction!) as Retraction<ContactRetractionReason>
}
