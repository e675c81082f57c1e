import type { Db, DutyPart, NewRow, Row } from '#db/schema.ts'
import { activeSupervisors, activeWith } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'
import { addDays, runOnDays } from '#app/work/scope.ts'

/** Hours of people who are active and still have the role of their place; leave that is not over; holidays. */
export async function rosterOf(db: Db): Promise<{ hours: Row<'duty'>[]; leave: Row<'duty_leave'>[]; holidays: string[] }> {
  const hours = await db.selectFrom('duty as d').innerJoin('person as p', 'p.id', 'd.person_id').selectAll('d')
    .where((it) => it.or([
      it('d.person_id', 'in', activeWith(db, 'delegate')).and('d.part', '!=', 'backup'), it('d.person_id', 'in', activeWith(db, 'supervisor')).and('d.part', '!=', 'delegate'),
    ])).orderBy('p.name').execute()
  const leave = await db.selectFrom('duty_leave').selectAll().execute()
  const holidays = await db.selectFrom('duty_holiday').select('day').orderBy('day').execute()
  return { hours, leave, holidays: holidays.map((row) => row.day) }
}

/** Alerts go on for 14 days after an agreement's end. */
export async function supervisorsOn(db: Db, psychologist: Id<'person'>, day: string): Promise<Id<'person'>[]> {
  const rows = await db.selectFrom('agreement').select('supervisor_id').distinct().where('supervisor_id', 'in', activeSupervisors(db))
    .where('supervisee_id', '=', psychologist).where('state', '=', 'active').where('starts_on', '<=', day).where('ends_on', '>=', addDays(day, -runOnDays)).execute()
  return rows.map((row) => row.supervisor_id)
}

export async function superviseesOn(db: Db, supervisor: Id<'person'>, day: string): Promise<Id<'person'>[]> {
  const rows = await db.selectFrom('agreement').select('supervisee_id').distinct().where('supervisor_id', '=', supervisor).where('state', '=', 'active')
    .where('starts_on', '<=', day).where('ends_on', '>=', addDays(day, -runOnDays)).where('supervisor_id', 'in', activeSupervisors(db)).execute()
  return rows.map((row) => row.supervisee_id)
}

export async function putDuty(db: Db, row: NewRow<'duty'>): Promise<void> {
  const { weekdays, from_time, to_time, mark } = row
  await db.insertInto('duty').values(row).onConflict((it) => it.columns(['person_id', 'part']).doUpdateSet({ weekdays, from_time, to_time, mark })).execute()
}

export async function deleteDuty(db: Db, person: Id<'person'>, part: DutyPart): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('duty').where('person_id', '=', person).where('part', '=', part).executeTakeFirst()
  return numDeletedRows === 1n
}

export async function putContact(db: Db, row: NewRow<'duty_contact'>): Promise<void> {
  await db.insertInto('duty_contact').values(row).onConflict((it) => it.column('person_id').doUpdateSet({ phone: row.phone, mail: row.mail })).execute()
}

export async function contactsOf(db: Db, people: string[]): Promise<{ id: Id<'person'>; name: string; phone: string | null; mail: string | null }[]> {
  if (people.length === 0) return []
  return db.selectFrom('person as p').leftJoin('duty_contact as c', 'c.person_id', 'p.id').select(['p.id', 'p.name', 'c.phone', 'c.mail']).where('p.id', 'in', people as Id<'person'>[]).orderBy('p.name').execute()
}

export async function insertLeave(db: Db, row: NewRow<'duty_leave'>): Promise<void> {
  await db.insertInto('duty_leave').values(row).execute()
}

export async function deleteLeave(db: Db, id: Id<'leave'>, person: Id<'person'> | undefined): Promise<boolean> {
  let query = db.deleteFrom('duty_leave').where('id', '=', id)
  if (person) query = query.where('person_id', '=', person)
  return (await query.executeTakeFirst()).numDeletedRows === 1n
}

export async function putHoliday(db: Db, day: string): Promise<void> {
  await db.insertInto('duty_holiday').values({ day }).onConflict((it) => it.column('day').doNothing()).execute()
}

export async function deleteHoliday(db: Db, day: string): Promise<void> {
  await db.deleteFrom('duty_holiday').where('day', '=', day).execute()
}

/** Everybody who may stand in the roster. */
export async function dutyPeople(db: Db): Promise<{ id: Id<'person'>; name: string; role: string }[]> {
  return db.selectFrom('person as p').innerJoin('person_role as r', 'r.person_id', 'p.id').select(['p.id', 'p.name', 'r.role']).where('p.state', '=', 'active').where('r.role', 'in', ['supervisor', 'delegate']).orderBy('p.name').execute()
}

/** Keys of `risk` that followed from being a backup; those of people who supervise the case stay. */
export async function deleteBackupGrants(db: Db, person: Id<'person'>, day: string): Promise<void> {
  const supervised = db.selectFrom('agreement').select('supervisee_id').where('supervisor_id', '=', person).where('state', '=', 'active').where('starts_on', '<=', day).where('ends_on', '>=', addDays(day, -runOnDays))
  const elsewhere = db.selectFrom('compartment as c').innerJoin('case_file as f', 'f.id', 'c.subject_id').select('c.id').where('c.kind', '=', 'risk')
    .where('f.psychologist_id', '!=', person).where('f.psychologist_id', 'not in', supervised)
  await db.deleteFrom('key_grant').where('recipient_id', '=', person).where('why', '=', 'entitled').where('compartment_id', 'in', elsewhere).execute()
}

/** Keys of `risk` that backups do not hold yet, counted by case and backup. */
export async function backupGrantsLacking(db: Db): Promise<number> {
  const backups = db.selectFrom('duty').select('person_id').where('part', '=', 'backup')
  const number = async (rows: Promise<{ count: number | string | bigint }>) => Number((await rows).count)
  const people = await number(db.selectFrom('duty').select((it) => it.fn.countAll().as('count')).where('part', '=', 'backup').executeTakeFirstOrThrow())
  const cases = await number(db.selectFrom('compartment').select((it) => it.fn.countAll().as('count')).where('kind', '=', 'risk').executeTakeFirstOrThrow())
  const held = await number(db.selectFrom('compartment as c').innerJoin('key_grant as g', (join) => join.onRef('g.compartment_id', '=', 'c.id').onRef('g.epoch', '=', 'c.epoch'))
    .select((it) => it.fn.countAll().as('count')).where('c.kind', '=', 'risk').where('g.recipient_id', 'in', backups.$castTo<{ person_id: string }>()).executeTakeFirstOrThrow())
  return people * cases - held
}
