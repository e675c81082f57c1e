import { catalogueSignatureHolds } from '#app/keys/catalogue-signature.server.ts'
import type { Id } from '#app/work/id.ts'
import type { CatalogueRow } from './catalogue-table.server.ts'
import { signingKeyOf, type Ground } from './signing-key-of.server.ts'

/** Whoever can only write to the database draws no tree of their own: both signatures are checked before anything is counted. */
export async function catalogueHolds(ground: Ground, row: CatalogueRow): Promise<boolean> {
  return row.state === 'signed' && row.signed_by !== null && row.signed_by !== row.proposed_by && await firstSignatureHolds(ground, row) && holds(ground, row, row.signed_by, row.signature)
}

export const firstSignatureHolds = (ground: Ground, row: CatalogueRow): Promise<boolean> => holds(ground, row, row.proposed_by, row.proposal_signature)

async function holds(ground: Ground, row: CatalogueRow, person: Id<'person'>, signature: string | null): Promise<boolean> {
  const key = await signingKeyOf(ground, person)
  return key !== undefined && catalogueSignatureHolds(key, signature, row)
}
