import { record } from '#app/audit/record.server.ts'
import { mappingParts } from '#app/keys/mapping-signature.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import { insertMapping, newestMapping } from './dhis2-table.server.ts'
import { keysIn, type Dhis2Mapping } from './dhis2-mapping.ts'
import { figureKeys } from './figure-keys.ts'

export type PuttingMapping = { kind: 'in-force' } | { kind: 'unknown-figure'; key: string }

/** A delegate signs where the programme's figures go in a DHIS2. It replaces the one before, which stays to be read. */
export async function putMapping(scope: Scope, mapping: Dhis2Mapping): Promise<PuttingMapping> {
  mustHaveRole(scope, 'delegate')
  const known = figureKeys(await signedCatalogues(scope))
  const strange = keysIn(mapping).find((key) => !known.has(key))
  if (strange !== undefined) return { kind: 'unknown-figure', key: strange }
  const clear = { id: newId<'mapping'>(), number: ((await newestMapping(scope.db))?.number ?? 0) + 1, document: JSON.stringify(mapping) }
  const signature = scope.keys.sign('sirdash/sig/dhis2-mapping/v1', ...mappingParts(clear))
  await inTransaction(scope, async (scope) => {
    if (!await insertMapping(scope.db, { ...clear, put_by: scope.actor.id, put_on: today(scope), signature })) throw new Refusal('stale')
    await record(scope, { did: 'dhis2-mapping.put', record: clear.id, about: String(clear.number) })
  })
  return { kind: 'in-force' }
}
