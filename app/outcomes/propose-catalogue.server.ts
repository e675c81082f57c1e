import { record } from '#app/audit/record.server.ts'
import { catalogueParts } from '#app/keys/catalogue-signature.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { splitProblem } from './catalogue-in-force.server.ts'
import { allCatalogues, insertCatalogue } from './catalogue-table.server.ts'
import { lintCatalogue } from './lint-catalogue.ts'
import type { Problem } from './lint-trees.ts'
import type { Policy } from './policy.ts'

export type Proposing = { kind: 'proposed'; id: Id<'catalogue'> } | { kind: 'refused'; problems: Problem[] } | { kind: 'year-signed' | 'split-signed' | 'split-none' }

/** A delegate proposes and signs the catalogue of a year. The lint looks at the catalogue alone, never at a count. */
export async function proposeCatalogue(scope: Scope, draw: (number: number) => Policy): Promise<Proposing> {
  mustHaveRole(scope, 'delegate')
  const rows = await allCatalogues(scope.db)
  const { year } = draw(1)
  const policy = draw(rows.filter((row) => row.year === year).length + 1)
  const problems = lintCatalogue(policy)
  if (problems.length > 0) return { kind: 'refused', problems }
  // windows that were issued under an older catalogue stay under it: nobody signs one for the past
  if (rows.some((row) => row.state === 'signed' && row.year >= year)) return { kind: 'year-signed' }
  const split = await splitProblem(scope, policy)
  if (split) return { kind: split }
  const clear = { id: newId<'catalogue'>(), version: policy.version, year, document: JSON.stringify(policy) }
  const signature = scope.keys.sign('sirdash/sig/catalogue/v1', ...catalogueParts(clear))
  await inTransaction(scope, async (scope) => {
    await insertCatalogue(scope.db, { ...clear, state: 'proposed', proposed_by: scope.actor.id, proposed_on: today(scope), proposal_signature: signature, signed_by: null, signed_on: null, signature: null })
    await record(scope, { did: 'catalogue.proposed', record: clear.id, about: policy.version })
  })
  return { kind: 'proposed', id: clear.id }
}
