import { fromBase64url } from '#app/keys/bytes.ts'
import { catalogueSignatureHolds } from '#app/keys/catalogue-signature.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { CatalogueRow } from './catalogue-table.server.ts'

type Ground = Pick<Scope, 'db' | 'serverKey'>

/** Whoever can only write to the database draws no tree of their own: both signatures are checked before anything is counted. */
export async function catalogueHolds(ground: Ground, row: CatalogueRow): Promise<boolean> {
  return row.state === 'signed' && row.signed_by !== null && row.signed_by !== row.proposed_by && await firstSignatureHolds(ground, row) && holds(ground, row, row.signed_by, row.signature)
}

export const firstSignatureHolds = (ground: Ground, row: CatalogueRow): Promise<boolean> => holds(ground, row, row.proposed_by, row.proposal_signature)

/** Of a person with a bundle the programme trusts, whatever has become of their roles since. */
async function holds({ db, serverKey }: Ground, row: CatalogueRow, person: Id<'person'>, signature: string | null): Promise<boolean> {
  const found = await personWithRoles(db, person)
  const bundle = found && trustedBundle(serverKey, found.person, found.roles)
  return bundle !== undefined && catalogueSignatureHolds(fromBase64url(bundle.signingKey), signature, row)
}
