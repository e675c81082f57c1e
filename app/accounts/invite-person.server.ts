import { record } from '#app/audit/record.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import type { Language, Role, Scope } from '#app/work/scope.ts'
import { rolesApart, signInNameOf } from './account.ts'
import { newActivation } from './activation-code.server.ts'
import { insertPerson, isNameTaken, keepActivation, rolesOf } from './person-table.server.ts'

export type Invitation = { name: string; signInName: string; roles: Role[]; district: string | null; language: Language }

export type Inviting =
  | { kind: 'invited'; personId: Id<'person'>; code: string; until: string }
  | { kind: 'name-taken' }
  | { kind: 'not-both'; roles: readonly [Role, Role] }

/** An administrator makes an account; its keys are made by the person, with a code that is shown once. */
export async function invitePerson(scope: Scope, { name, signInName, roles, district, language }: Invitation): Promise<Inviting> {
  mustHaveRole(scope, 'administrator')
  const clash = rolesApart(roles)
  if (clash) return { kind: 'not-both', roles: clash }
  const id = newId<'person'>()
  const { code, mac, until } = newActivation(scope.serverKey, id, roles, scope.now())
  return inTransaction(scope, async (scope) => {
    if (await isNameTaken(scope.db, signInNameOf(signInName))) return { kind: 'name-taken' }
    await insertPerson(scope.db, {
      id, sign_in_name: signInNameOf(signInName), name, district, language, state: 'invited', activation_mac: mac, activation_until: until,
      sequence: 0, agreement_key: null, signing_key: null, bundle_signature: null, bundle_hash: null, mark: null, joined_on: null,
    }, roles)
    await record(scope, { did: 'person.invited', person: id })
    return { kind: 'invited', personId: id, code, until }
  })
}

/** Another code for somebody who has not joined yet; the old one is worth nothing from now on. */
export async function renewActivation(scope: Scope, personId: Id<'person'>): Promise<{ kind: 'renewed'; code: string; until: string } | { kind: 'joined-already' }> {
  mustHaveRole(scope, 'administrator')
  const { code, mac, until } = newActivation(scope.serverKey, personId, await rolesOf(scope.db, personId), scope.now())
  return inTransaction(scope, async (scope) => {
    if (!await keepActivation(scope.db, personId, mac, until)) return { kind: 'joined-already' }
    await record(scope, { did: 'person.invited', person: personId, about: 'again' })
    return { kind: 'renewed', code, until }
  })
}
