import { mustHaveRole } from '#app/work/permit.server.ts'
import type { Scope } from '#app/work/scope.ts'
import type { DutyPart } from '#db/schema.ts'
import { isOnDuty, isOnLeave } from './duty.ts'
import { backupGrantsLacking, contactsOf, dutyPeople, rosterOf } from './duty-table.server.ts'
import { rolesFor } from './keep-roster.server.ts'
import { readOwnPhone } from './own-phone.server.ts'
import type { RosterView } from './roster-view.ts'

/** The duty roster as everybody who works with cases may see it; who keeps it sees the addresses too. */
export async function readRoster(scope: Scope): Promise<RosterView> {
  mustHaveRole(scope, 'administrator', 'supervisor', 'delegate', 'psychologist')
  const mayKeep = scope.actor.roles.some((role) => role === 'administrator' || role === 'supervisor')
  const [roster, everybody, at] = [await rosterOf(scope.db), await dutyPeople(scope.db), scope.now()]
  const names = new Map(everybody.map(({ id, name }) => [id as string, name]))
  const name = (id: string): string => names.get(id) ?? ''
  const contacts = await contactsOf(scope.db, [...names.keys()])
  return {
    lines: roster.hours.map((one) => ({
      personId: one.person_id, name: name(one.person_id), part: one.part, weekdays: one.weekdays, from: one.from_time, to: one.to_time,
      onDuty: isOnDuty(roster, one.person_id, one.part, at) && !isOnLeave(roster, one.person_id, at),
    })),
    people: [...names].map(([id, name]) => ({ id, name, parts: (Object.keys(rolesFor) as DutyPart[]).filter((part) => everybody.some((one) => one.id === id && rolesFor[part].includes(one.role))) })),
    leave: roster.leave.map((one) => ({ id: one.id, personId: one.person_id, name: name(one.person_id), startsOn: one.starts_on, endsOn: one.ends_on })),
    holidays: roster.holidays,
    contacts: contacts.map(({ id, name, phone, mail }) => ({ personId: id, name, phone: phone ?? '', mail: mayKeep || id === scope.actor.id ? mail ?? '' : '' })),
    mayKeep, me: scope.actor.id, ownPhone: scope.actor.roles.includes('psychologist') ? await readOwnPhone(scope) : null, waiting: mayKeep ? await backupGrantsLacking(scope.db) : 0,
  }
}
