import { mappingSignatureHolds } from '#app/keys/mapping-signature.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Dhis2Mapping } from './dhis2-mapping.ts'
import { allMappings, newestMapping, type MappingRow } from './dhis2-table.server.ts'
import type { MappingLine, MappingsView } from './dhis2-view.ts'
import { signingKeyOf } from './signing-key-of.server.ts'
import { storedJson } from './stored-json.ts'

/** The one in force; undefined while there is none. Throws `unreadable` when it is not what its delegate signed: figures would go elsewhere. */
export async function mappingInForce(scope: Pick<Scope, 'db' | 'serverKey'>): Promise<Dhis2Mapping | undefined> {
  const row = await newestMapping(scope.db)
  if (!row) return undefined
  if (!await holds(scope, row)) throw new Refusal('unreadable')
  return storedJson<Dhis2Mapping>(row.document)
}

/** The page of mappings: codes of somebody else's system, and who put them in force. No count. */
export async function listMappings(scope: Scope): Promise<MappingsView> {
  mustHaveRole(scope, 'delegate')
  const lines: MappingLine[] = []
  for (const row of await allMappings(scope.db)) {
    const line = { id: row.id, number: row.number, putOn: row.put_on, putBy: row.name }
    lines.push(await holds(scope, row) ? { ...line, kind: 'signed', mapping: storedJson<Dhis2Mapping>(row.document) } : { ...line, kind: 'altered' })
  }
  return { lines }
}

async function holds(scope: Pick<Scope, 'db' | 'serverKey'>, row: MappingRow): Promise<boolean> {
  const key = await signingKeyOf(scope, row.put_by)
  return key !== undefined && mappingSignatureHolds(key, row.signature, row)
}
