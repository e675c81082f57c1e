import { record } from '#app/audit/record.server.ts'
import { markPerson } from '#app/keys/person-mark.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { hasOpenWork } from '#app/work/open-work-table.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { isLastAdministrator } from './change-roles.server.ts'
import { deleteGrantsOf, endPersonRow, personById, rolesOf } from './person-table.server.ts'
import type { SessionMemory } from './session-memory.server.ts'

export type EndingPerson = { kind: 'ended' } | { kind: 'last-administrator' } | { kind: 'open-work' }

/**
 * Ends an account: signed out at once, every grant deleted (revocation needs nobody's key). What the person signed stays
 * verifiable: the bundle remains, marked as ended. Refused while cases or groups are open or a contact is planned,
 * as a change of roles is: nobody else could open them.
 */
export async function endPerson(scope: Scope, sessions: SessionMemory, personId: Id<'person'>): Promise<EndingPerson> {
  mustHaveRole(scope, 'administrator')
  const outcome = await inTransaction<EndingPerson>(scope, async (scope) => {
    const person = await personById(scope.db, personId)
    mustHold(scope, person !== undefined && person.state !== 'ended')
    const roles = await rolesOf(scope.db, personId)
    if (await isLastAdministrator(scope, person!.state === 'active' ? roles : [], [])) return { kind: 'last-administrator' }
    if (await hasOpenWork(scope.db, personId)) return { kind: 'open-work' }
    await endPersonRow(scope.db, personId, person!.mark && markPerson(scope.serverKey, { ...person!, state: 'ended' }, roles))
    await deleteGrantsOf(scope.db, personId)
    await record(scope, { did: 'person.ended', person: personId })
    return { kind: 'ended' }
  })
  if (outcome.kind === 'ended') sessions.endAllOf(personId)
  return outcome
}
