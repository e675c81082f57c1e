import { agreementSignatureHolds } from '#app/keys/agreement-signature.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import type { Db } from '#db/schema.ts'
import type { AgreementRow, Party } from './agreement-table.server.ts'

/**
 * True when both people of the agreement signed exactly these terms with keys the programme trusts, one of them to
 * supervise and the other to treat. A row that was planted or changed in the database grants nothing.
 */
export async function verifyAgreement(db: Db, serverKey: ServerKey, agreement: AgreementRow): Promise<boolean> {
  return await verifyParty(db, serverKey, agreement, 'supervisor') && await verifyParty(db, serverKey, agreement, 'supervisee')
}

const rolesOf: Record<Party, readonly string[]> = { supervisor: ['supervisor', 'delegate'], supervisee: ['psychologist'] }

export async function verifyParty(db: Db, serverKey: ServerKey, agreement: AgreementRow, party: Party): Promise<boolean> {
  const signature = agreement[`${party}_signature`]
  const found = signature === null ? undefined : await personWithRoles(db, agreement[`${party}_id`])
  if (signature === null || !found || !found.roles.some((role) => rolesOf[party].includes(role))) return false
  const bundle = trustedBundle(serverKey, found.person, found.roles)
  return bundle !== undefined && agreementSignatureHolds(fromBase64url(bundle.signingKey), signature, agreement)
}
