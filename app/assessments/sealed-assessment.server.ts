import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { RecordMetadata, SignedRecord } from '#app/keys/signed-record.server.ts'
import type { AssessmentRetractionReason, Retraction } from '#app/cases/retraction.ts'
import type { Id } from '#app/work/id.ts'
import type { KeptAssessment } from './assessment.ts'

type Clear = Pick<Row<'assessment'>, 'id' | 'case_id' | 'author_id' | 'assessed_on' | 'signed_on'>

/** A signed document is sealed once: its revision is 1 for ever. */
export function sealAssessment(clinical: CompartmentKey, id: string, record: SignedRecord<KeptAssessment>): Sealed<'assessment.content'> {
  return seal(clinical, 'assessment.content', { record: id, revision: 1 }, record)
}

/** Throws `Unreadable`. */
export function openSealedAssessment(clinical: CompartmentKey, row: Pick<Row<'assessment'>, 'id' | 'document'>): SignedRecord<KeptAssessment> {
  return open(clinical, 'assessment.content', { record: row.id, revision: 1 }, row.document) as SignedRecord<KeptAssessment>
}

export function sealAssessmentRetraction(clinical: CompartmentKey, id: Id<'assessment'>, retraction: Retraction<AssessmentRetractionReason>): Sealed<'assessment.retraction'> {
  return seal(clinical, 'assessment.retraction', { record: id, revision: 1 }, retraction)
}

/** Throws `Unreadable`. */
export function openAssessmentRetraction(clinical: CompartmentKey, row: Pick<Row<'assessment'>, 'id' | 'retraction'>): Retraction<AssessmentRetractionReason> {
  return open(clinical, 'assessment.retraction', { record: row.id, revision: 1 }, row.retraction!) as Retraction<AssessmentRetractionReason>
}

export const metadataOf = (row: Clear): RecordMetadata => ({ assessment: row.id, case: row.case_id, author: row.author_id, assessedOn: row.assessed_on, signedOn: row.signed_on })
