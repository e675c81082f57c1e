import type { NewRow, Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Id } from '#app/work/id.ts'
import type { ContactContent } from './contact.ts'

export function sealContact(clinical: CompartmentKey, caseId: Id<'case'>, id: Id<'contact'>, content: ContactContent): NewRow<'first_contact'> {
  return { id, case_id: caseId, contact_on: content.on, document: seal(clinical, 'contact.content', { record: id, revision: 1 }, content) }
}

/** Throws `Unreadable`. */
export function openContact(clinical: CompartmentKey, row: Row<'first_contact'>): ContactContent {
  return open(clinical, 'contact.content', { record: row.id, revision: 1 }, row.document) as ContactContent
}
