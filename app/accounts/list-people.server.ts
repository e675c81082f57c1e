import type { Id } from '#app/work/id.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import type { Role, Scope } from '#app/work/scope.ts'
import { fingerprint } from '#app/keys/bundle.server.ts'
import { listPeople } from './person-table.server.ts'

export type PersonLine = { id: Id<'person'>; name: string; signInName: string; roles: Role[]; district: string | null; state: 'invited' | 'active' | 'ended'; invitedUntil: string | null; joinedOn: string | null; fingerprint: string | null }

export async function peopleOfProgramme(scope: Scope): Promise<PersonLine[]> {
  mustHaveRole(scope, 'administrator')
  const people = await listPeople(scope.db)
  return people.map((person) => ({
    id: person.id, name: person.name, signInName: person.sign_in_name, roles: person.roles, district: person.district, state: person.state,
    invitedUntil: person.activation_until, joinedOn: person.joined_on, fingerprint: person.bundle_hash && fingerprint(person.bundle_hash),
  }))
}

export async function personLine(scope: Scope, id: Id<'person'> | undefined): Promise<PersonLine> {
  const line = (await peopleOfProgramme(scope)).find((person) => person.id === id)
  mustHold(scope, line !== undefined)
  return line!
}

/** For the page of the form alone: the act itself asks again. */
export function mayInvite(scope: Scope): void {
  mustHaveRole(scope, 'administrator')
}
