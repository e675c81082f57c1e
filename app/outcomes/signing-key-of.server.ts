import { fromBase64url } from '#app/keys/bytes.ts'
import { personWithRoles } from '#app/keys/grant-table.server.ts'
import { trustedBundle } from '#app/keys/person-mark.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'

export type Ground = Pick<Scope, 'db' | 'serverKey'>

/** Of a person with a bundle the programme trusts, whatever has become of their roles since. */
export async function signingKeyOf({ db, serverKey }: Ground, person: Id<'person'>): Promise<Uint8Array | undefined> {
  const found = await personWithRoles(db, person)
  const bundle = found && trustedBundle(serverKey, found.person, found.roles)
  return bundle && fromBase64url(bundle.signingKey)
}
