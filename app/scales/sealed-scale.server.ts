import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { RecordMetadata, SignedRecord } from '#app/keys/signed-record.server.ts'
import type { RetractionReason, ScaleContent } from './scale.ts'

type Clear = Pick<Row<'scale'>, 'id' | 'case_id' | 'author_id' | 'measured_on' | 'entered_on'>
export type ScaleRetraction = { reason: RetractionReason; by: string; at: string }

/** Sealed once: its revision is 1 for ever. Every scale has the same size, whichever it is and however much was answered. */
export function sealScale(clinical: CompartmentKey, id: string, record: SignedRecord<ScaleContent>): Sealed<'scale.answers'> {
  return seal(clinical, 'scale.answers', { record: id, revision: 1 }, record)
}

/** Throws `Unreadable`. */
export function openSealedScale(clinical: CompartmentKey, row: Pick<Row<'scale'>, 'id' | 'document'>): SignedRecord<ScaleContent> {
  return open(clinical, 'scale.answers', { record: row.id, revision: 1 }, row.document) as SignedRecord<ScaleContent>
}

export function sealScaleRetraction(clinical: CompartmentKey, id: string, retraction: ScaleRetraction): Sealed<'scale.retraction'> {
  return seal(clinical, 'scale.retraction', { record: id, revision: 1 }, retraction)
}

/** Throws `Unreadable`. */
export function openScaleRetraction(clinical: CompartmentKey, id: string, document: Sealed<'scale.retraction'>): ScaleRetraction {
  return open(clinical, 'scale.retraction', { record: id, revision: 1 }, document) as ScaleRetraction
}

export const metadataOf = (row: Clear): RecordMetadata => ({ scale: row.id, case: row.case_id, author: row.author_id, measuredOn: row.measured_on, enteredOn: row.entered_on })
