import type { Row } from '#db/schema.ts'
import type { Part } from './bytes.ts'
import { signatureHolds } from './signature.server.ts'

type Catalogue = Pick<Row<'catalogue'>, 'id' | 'version' | 'year' | 'document'>

/** What both people sign: every word of the rules, trees and templates. */
export const catalogueParts = ({ id, version, year, document }: Catalogue): Part[] => [id, version, year, document]

/** Whether a signature (base64url, or none) under an Ed25519 key (32 bytes) is over exactly this catalogue. */
export const catalogueSignatureHolds = (signingKey: Uint8Array, signature: string | null, catalogue: Catalogue): boolean =>
  signatureHolds(signingKey, signature, 'sirdash/sig/catalogue/v1', ...catalogueParts(catalogue))
