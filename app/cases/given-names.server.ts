import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { identityRowsOf } from './identity-table.server.ts'
import { keysOfMany } from './keys-of-many.server.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import { openIdentity } from './sealed-identity.server.ts'

/**
 * Given names of the actor's own cases, while names are on; an empty map otherwise. Other people's cases, cases without a
 * name and identities that do not open are left out.
 */
export async function givenNames(scope: Scope, cases: Id<'case'>[]): Promise<Map<Id<'case'>, string>> {
  if (!scope.namesOn || cases.length === 0) return new Map()
  const rows = await identityRowsOf(scope.db, scope.actor.id, cases)
  const { keys } = await keysOfMany(scope, 'identity', rows.map((row) => row.case_id))
  const names = new Map<Id<'case'>, string>()
  for (const row of rows) {
    const key = keys.get(row.case_id)
    if (!key) continue
    try {
      const { givenName } = openIdentity(key, row)
      if (givenName) names.set(row.case_id, givenName)
    } catch (error) {
      await noticeUnreadable(scope, error, row.case_id)
    }
  }
  return names
}
