import type { Row } from '#db/schema.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { RiskPart } from './risk-part.ts'

export function sealPart(key: CompartmentKey, id: string, revision: number, part: RiskPart): Sealed<'risk.part'> {
  return seal(key, 'risk.part', { record: id, revision }, part)
}

/** Throws `Unreadable`. */
export function openPart(key: CompartmentKey, row: Pick<Row<'risk_part'>, 'id' | 'revision' | 'document'>): RiskPart {
  return open(key, 'risk.part', { record: row.id, revision: row.revision }, row.document) as RiskPart
}
