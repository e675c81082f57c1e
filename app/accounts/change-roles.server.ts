import { record } from '#app/audit/record.server.ts'
import { entitled } from '#app/keys/entitlements.ts'
import { deleteGrants } from '#app/keys/grant-table.server.ts'
import { markPerson } from '#app/keys/person-mark.server.ts'
import { circleOf } from '#app/work/circle-table.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { hasOpenWork } from '#app/work/open-work-table.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { today, type Role, type Scope } from '#app/work/scope.ts'
import { rolesApart } from './account.ts'
import { isMarked } from './acting-as.server.ts'
import { activeAdministrators, compartmentsOf, personById, replaceRoles, rolesOf, type PersonRow } from './person-table.server.ts'

export type ChangingRoles =
  | { kind: 'changed' }
  | { kind: 'not-both'; roles: readonly [Role, Role] }
  | { kind: 'last-administrator' }
  | { kind: 'not-joined' }
  /** Cases, groups or planned contacts that nobody else could open. */
  | { kind: 'open-work' }

/**
 * Other roles for somebody who has joined. What they lose ends here (deleting a grant needs nobody's key); what they gain
 * is granted by whoever holds it, at their next sign-in.
 * An invited person's roles are bound into the activation code, so they are chosen anew with a new invitation.
 */
export async function changeRoles(scope: Scope, personId: Id<'person'>, roles: Role[]): Promise<ChangingRoles> {
  mustHaveRole(scope, 'administrator')
  const clash = rolesApart(roles)
  if (clash) return { kind: 'not-both', roles: clash }
  return inTransaction(scope, async (scope) => {
    const person = await personById(scope.db, personId)
    mustHold(scope, person !== undefined)
    const before = await rolesOf(scope.db, personId)
    if (person!.state !== 'active') return { kind: 'not-joined' }
    // a row the server key has not marked is not given a mark here: that would make a planted person real
    mustHold(scope, isMarked(scope.serverKey, person!, before))
    if (await isLastAdministrator(scope, before, roles)) return { kind: 'last-administrator' }
    if (before.includes('psychologist') && !roles.includes('psychologist') && await hasOpenWork(scope.db, personId)) return { kind: 'open-work' }
    await replaceRoles(scope.db, personId, roles, markOf(scope, person!, roles))
    await endLostGrants(scope, personId)
    await record(scope, { did: 'person.roles-changed', person: personId, about: roles.join(' ') })
    return { kind: 'changed' }
  })
}

export async function isLastAdministrator(scope: Scope, before: readonly Role[], after: readonly Role[]): Promise<boolean> {
  if (!before.includes('administrator') || after.includes('administrator')) return false
  return await activeAdministrators(scope.db) <= 1
}

async function endLostGrants(scope: Scope, person: Id<'person'>): Promise<void> {
  for (const { id, kind, subject_id } of await compartmentsOf(scope.db, person)) {
    if (entitled(kind, await circleOf(scope.db, kind, subject_id, today(scope))).includes(person)) continue
    await deleteGrants(scope.db, person, [id])
    await record(scope, { did: 'key.ended', record: id, person, about: kind })
  }
}

const markOf = (scope: Scope, person: PersonRow, roles: readonly Role[]): string => markPerson(scope.serverKey, person, roles)
