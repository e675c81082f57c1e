import type { Row } from '#db/schema.ts'
import type { Part } from './bytes.ts'
import { signatureHolds } from './signature.server.ts'

type Mapping = Pick<Row<'dhis2_mapping'>, 'id' | 'number' | 'document'>

/** What the delegate who puts a mapping in force signs. */
export const mappingParts = ({ id, number, document }: Mapping): Part[] => [id, number, document]

/** Whether a signature (base64url) under an Ed25519 key (32 bytes) is over exactly this mapping. */
export const mappingSignatureHolds = (signingKey: Uint8Array, signature: string, mapping: Mapping): boolean =>
  signatureHolds(signingKey, signature, 'sirdash/sig/dhis2-mapping/v1', ...mappingParts(mapping))
