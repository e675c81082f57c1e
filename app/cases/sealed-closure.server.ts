import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { RecordMetadata, SignedRecord } from '#app/keys/signed-record.server.ts'
import type { ClosureRetraction, KeptClosure } from './closure.ts'

type Clear = Pick<Row<'closure'>, 'id' | 'case_id' | 'author_id' | 'closed_on' | 'signed_on'>

/** A signed document is sealed once: its revision is 1 for ever. */
export function sealClosure(clinical: CompartmentKey, id: string, record: SignedRecord<KeptClosure>): Sealed<'closure.content'> {
  return seal(clinical, 'closure.content', { record: id, revision: 1 }, record)
}

/** Throws `Unreadable`. */
export function openSealedClosure(clinical: CompartmentKey, row: Pick<Row<'closure'>, 'id' | 'document'>): SignedRecord<KeptClosure> {
  return open(clinical, 'closure.content', { record: row.id, revision: 1 }, row.document) as SignedRecord<KeptClosure>
}

export function sealClosureRetraction(clinical: CompartmentKey, id: string, retraction: ClosureRetraction): Sealed<'closure.retraction'> {
  return seal(clinical, 'closure.retraction', { record: id, revision: 1 }, retraction)
}

/** Throws `Unreadable`. */
export function openClosureRetraction(clinical: CompartmentKey, id: string, document: Sealed<'closure.retraction'>): ClosureRetraction {
  return open(clinical, 'closure.retraction', { record: id, revision: 1 }, document) as ClosureRetraction
}

export const metadataOf = (row: Clear): RecordMetadata => ({ closure: row.id, case: row.case_id, author: row.author_id, closedOn: row.closed_on, signedOn: row.signed_on })
