import { look } from '#app/audit/look.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { identityRow } from './identity-table.server.ts'
import { noIdentity, type Identity } from './identity.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { openIdentity } from './sealed-identity.server.ts'

/** `hidden`: names are off, so nothing of it leaves the server. Revision 0: nothing written yet. */
export type IdentityRead = { permit: CasePermit<'write'> } & ({ kind: 'hidden' } | { kind: 'shown'; identity: Identity; revision: number })

/** The whole of identity, for the treating psychologist. Throws `Unreadable`. */
export async function readIdentity(scope: Scope, { caseId }: { caseId: Id<'case'> }): Promise<IdentityRead> {
  const permit = await permitCase(scope, caseId, 'write')
  const key = await scope.keys.of('identity', caseId)
  if (!scope.namesOn) return { permit, kind: 'hidden' }
  const row = await identityRow(scope.db, permit)
  const identity = row ? openIdentity(key, row) : noIdentity
  await look(scope, { caseId, record: caseId, what: 'identity' })
  return { permit, kind: 'shown', identity, revision: row?.revision ?? 0 }
}
