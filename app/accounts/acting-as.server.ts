import type { PersonKeys } from '#app/keys/person-keys.server.ts'
import { Keyring } from '#app/keys/keyring.server.ts'
import { markPerson } from '#app/keys/person-mark.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import type { Language, Role, Scope } from '#app/work/scope.ts'
import type { Ground } from './ground.ts'
import { rolesOf, type PersonRow } from './person-table.server.ts'

/** One unit of work of a person who holds these keys. */
export function actingAs(ground: Ground, person: PersonRow, roles: readonly Role[], keys: PersonKeys, namesOn = false): Scope {
  const { db, programme, audit, rules, serverKey, now } = ground
  return {
    actor: { id: person.id, name: person.name, roles, language: person.language as Language, district: person.district },
    programme, db, audit, rules, serverKey, namesOn, now,
    keys: new Keyring(person.id, keys, { programme: programme.id, serverKey, now }, db),
  }
}

/** The roles of an active person, when the row carries the server key's mark; undefined for anybody else. */
export async function standingOf(ground: Pick<Ground, 'db' | 'serverKey'>, person: PersonRow | undefined): Promise<Role[] | undefined> {
  if (person?.state !== 'active' || !person.mark) return undefined
  const roles = await rolesOf(ground.db, person.id)
  return isMarked(ground.serverKey, person, roles) ? roles : undefined
}

export const isMarked = (serverKey: ServerKey, person: PersonRow, roles: readonly Role[]): boolean => person.mark === markPerson(serverKey, person, roles)
