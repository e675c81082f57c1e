import type { NewRow, Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { ConsentLine } from './consent.ts'

/** A consent line never changes: a withdrawal or renewal is another line. It lies with the names: a supervisor sees how consent stands, not the paper. */
export function sealConsent(identity: CompartmentKey, caseId: Id<'case'>, line: ConsentLine): NewRow<'consent'> {
  const id = newId<'consent'>()
  return { id, case_id: caseId, given_on: line.on, until: line.until, document: seal(identity, 'consent.paper', { record: id, revision: 1 }, line) }
}

/** Throws `Unreadable`. */
export function openConsent(identity: CompartmentKey, row: Row<'consent'>): ConsentLine {
  return open(identity, 'consent.paper', { record: row.id, revision: 1 }, row.document) as ConsentLine
}
