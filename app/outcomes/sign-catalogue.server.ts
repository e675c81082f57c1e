import { record } from '#app/audit/record.server.ts'
import { catalogueParts } from '#app/keys/catalogue-signature.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { splitProblem } from './catalogue-in-force.server.ts'
import { allCatalogues, catalogueById, decideCatalogue, type CatalogueRow } from './catalogue-table.server.ts'
import type { Policy } from './policy.ts'
import { storedJson } from './stored-json.ts'
import { firstSignatureHolds } from './verify-catalogue.server.ts'

export type CatalogueDecision = { kind: 'signed' } | { kind: 'set-aside' } | { kind: 'year-signed' | 'split-signed' | 'split-none' }

/** The second person: data protection, or another delegate than the one who proposed it. From then on it is in force. */
export async function signCatalogue(scope: Scope, id: Id<'catalogue'>): Promise<CatalogueDecision> {
  const row = await proposalFor(scope, id)
  if (!await firstSignatureHolds(scope, row)) throw new Refusal('unreadable')
  if ((await allCatalogues(scope.db)).some((other) => other.state === 'signed' && other.year >= row.year)) return { kind: 'year-signed' }
  const split = await splitProblem(scope, storedJson<Policy>(row.document))
  if (split) return { kind: split }
  const signature = scope.keys.sign('sirdash/sig/catalogue/v1', ...catalogueParts(row))
  return decide(scope, row, { state: 'signed', signature })
}

/** Said no to: it stays readable and is never in force. */
export async function setCatalogueAside(scope: Scope, id: Id<'catalogue'>): Promise<CatalogueDecision> {
  return decide(scope, await proposalFor(scope, id), { state: 'set-aside', signature: null })
}

async function proposalFor(scope: Scope, id: Id<'catalogue'>): Promise<CatalogueRow> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const row = await catalogueById(scope.db, id)
  if (!row) throw new Refusal('not-found')
  mustHold(scope, row.proposed_by !== scope.actor.id)
  return row
}

async function decide(scope: Scope, row: CatalogueRow, { state, signature }: { state: 'signed' | 'set-aside'; signature: string | null }): Promise<CatalogueDecision> {
  await inTransaction(scope, async (scope) => {
    const decided = await decideCatalogue(scope.db, row.id, { state, signed_by: scope.actor.id, signed_on: today(scope), signature })
    if (!decided) throw new Refusal('stale')
    await record(scope, { did: state === 'signed' ? 'catalogue.signed' : 'catalogue.set-aside', record: row.id, about: row.version })
  })
  return { kind: state }
}
