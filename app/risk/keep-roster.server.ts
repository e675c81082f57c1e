import { record } from '#app/audit/record.server.ts'
import { markDuty } from '#app/keys/duty-mark.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { DutyPart } from '#db/schema.ts'
import { deleteBackupGrants, deleteDuty, deleteHoliday, deleteLeave, dutyPeople, insertLeave, putContact, putDuty, putHoliday } from './duty-table.server.ts'

/** Which role a place of the roster asks for. */
export const rolesFor: Record<DutyPart, readonly string[]> = { supervisor: ['supervisor', 'delegate'], backup: ['supervisor'], delegate: ['delegate'] }

/** A well-formed id of nobody, or of somebody without duty, is refused beside its field. */
export type OfDuty = { kind: 'kept' | 'not-their-role' }

export type Hours = { personId: Id<'person'>; part: DutyPart; weekdays: string; from: string; to: string }

const mayKeep = (scope: Scope): boolean => scope.actor.roles.some((role) => role === 'administrator' || role === 'supervisor')
const mustKeep = (scope: Scope): void => { mustHaveRole(scope, 'administrator', 'supervisor') }
/** One's own line, or the whole roster. */
const mustBeOwn = (scope: Scope, person: Id<'person'>): void => { mustHold(scope, mayKeep(scope) || (person === scope.actor.id && scope.actor.roles.includes('delegate'))) }

/** Whoever may stand in the roster: active, and supervisor or delegate. */
const isOnRoster = async (scope: Scope, person: Id<'person'>): Promise<boolean> => (await dutyPeople(scope.db)).some((one) => one.id === person)

/** Hours in one place of the roster. A backup is handed the keys of `risk` by each psychologist's own session, the next time she signs in. */
export async function keepHours(scope: Scope, { personId, part, weekdays, from, to }: Hours): Promise<OfDuty> {
  mustKeep(scope)
  const people = await dutyPeople(scope.db)
  if (!people.some((one) => one.id === personId && rolesFor[part].includes(one.role))) return { kind: 'not-their-role' }
  return inTransaction(scope, async (scope) => {
    await putDuty(scope.db, { person_id: personId, part, weekdays, from_time: from, to_time: to, mark: markDuty(scope.serverKey, personId, part) })
    await record(scope, { did: 'duty.kept', person: personId, about: part })
    return { kind: 'kept' }
  })
}

/** Out of the roster; a backup's keys end with it, at once and with nobody's key. */
export async function endDuty(scope: Scope, { personId, part }: { personId: Id<'person'>; part: DutyPart }): Promise<void> {
  mustKeep(scope)
  await inTransaction(scope, async (scope) => {
    if (!await deleteDuty(scope.db, personId, part)) return
    if (part === 'backup') await deleteBackupGrants(scope.db, personId, today(scope))
    await record(scope, { did: 'duty.ended', person: personId, about: part })
  })
}

export async function addLeave(scope: Scope, { personId, startsOn, endsOn }: { personId: Id<'person'>; startsOn: string; endsOn: string }): Promise<OfDuty> {
  mustBeOwn(scope, personId)
  if (!await isOnRoster(scope, personId)) return { kind: 'not-their-role' }
  return inTransaction(scope, async (scope) => {
    await insertLeave(scope.db, { id: newId<'leave'>(), person_id: personId, starts_on: startsOn, ends_on: endsOn })
    await record(scope, { did: 'duty.leave-added', person: personId })
    return { kind: 'kept' }
  })
}

export async function removeLeave(scope: Scope, { leaveId }: { leaveId: Id<'leave'> }): Promise<void> {
  mustHaveRole(scope, 'administrator', 'supervisor', 'delegate')
  await inTransaction(scope, async (scope) => {
    if (await deleteLeave(scope.db, leaveId, mayKeep(scope) ? undefined : scope.actor.id)) await record(scope, { did: 'duty.leave-removed', record: leaveId })
  })
}

export async function keepHoliday(scope: Scope, { day, off }: { day: string; off: boolean }): Promise<void> {
  mustKeep(scope)
  await inTransaction(scope, async (scope) => {
    await (off ? putHoliday(scope.db, day) : deleteHoliday(scope.db, day))
    await record(scope, { did: 'duty.holiday-kept' })
  })
}

/** Where a colleague on duty is called, and where the mail that says only that something waits is sent. */
export async function keepContact(scope: Scope, { personId, phone, mail }: { personId: Id<'person'>; phone: string; mail: string }): Promise<OfDuty> {
  mustBeOwn(scope, personId)
  if (!await isOnRoster(scope, personId)) return { kind: 'not-their-role' }
  return inTransaction(scope, async (scope) => {
    await putContact(scope.db, { person_id: personId, phone: phone || null, mail: mail || null })
    await record(scope, { did: 'duty.contact-kept', person: personId })
    return { kind: 'kept' }
  })
}
