import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Id } from '#app/work/id.ts'
import type { CaseHeader } from './case.ts'

/** `clinical` is the key of the case's clinical compartment; revision 1 is the first. */
export function sealHeader(clinical: CompartmentKey, caseId: Id<'case'>, revision: number, header: CaseHeader): Sealed<'case.header'> {
  return seal(clinical, 'case.header', { record: caseId, revision }, header)
}

/** Throws `Unreadable`. */
export function openHeader(clinical: CompartmentKey, file: Pick<Row<'case_file'>, 'id' | 'revision' | 'header'>): CaseHeader {
  return open(clinical, 'case.header', { record: file.id, revision: file.revision }, file.header) as CaseHeader
}
