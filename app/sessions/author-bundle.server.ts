import type { Bundle } from '#app/keys/bundle.server.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import type { Scope } from '#app/work/scope.ts'

/** The bundle whose signing key wrote a note: only with a mark under the server key, so that no other key can be planted. */
export async function authorBundle(scope: Pick<Scope, 'db' | 'serverKey'>, person: string): Promise<Bundle | undefined> {
  const found = await personWithRoles(scope.db, person)
  return found && trustedBundle(scope.serverKey, found.person, found.roles)
}
