import type { Row } from '#db/schema.ts'
import type { Part } from './bytes.ts'
import { signatureHolds } from './signature.server.ts'

type Agreement = Pick<Row<'agreement'>, 'id' | 'supervisor_id' | 'supervisee_id' | 'starts_on' | 'ends_on' | 'weekly_reading'>

/** What both people of an agreement sign. */
export function agreementParts(agreement: Agreement): Part[] {
  return [agreement.id, agreement.supervisor_id, agreement.supervisee_id, agreement.starts_on, agreement.ends_on, agreement.weekly_reading]
}

/** Whether this signature (base64url, or none) under an Ed25519 key (32 bytes) is over exactly these terms. */
export const agreementSignatureHolds = (signingKey: Uint8Array, signature: string | null, agreement: Agreement): boolean =>
  signatureHolds(signingKey, signature, 'sirdash/sig/agreement/v1', ...agreementParts(agreement))
