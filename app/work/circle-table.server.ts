import type { Db } from '#db/schema.ts'
import type { CompartmentKind } from '#app/keys/compartments.ts'
import type { Circle } from '#app/keys/entitlements.ts'
import { activeSupervisors, activeWith } from './active-with-role.ts'
import type { Id } from './id.ts'
import { addDays, runOnDays, type Role } from './scope.ts'

/**
 * Who stands around one subject today, read from clear columns; `entitled()` decides what that means. Being named in a case or an
 * agreement is not enough: whoever is no longer active in the role that it asks for stands around nothing.
 */
export async function circleOf(db: Db, kind: CompartmentKind, subject: string, day: string): Promise<Circle> {
  if (kind === 'identity' || kind === 'clinical' || kind === 'risk' || kind === 'emergency') return circleOfCase(db, subject as Id<'case'>, day)
  if (kind === 'group') return circleOfGroup(db, subject as Id<'group'>, day)
  if (kind === 'supervision') return circleOfAgreement(db, subject as Id<'agreement'>)
  if (kind === 'drafts' || kind === 'private') return { owner: [subject] }
  if (kind === 'statistics') return { owner: [subject], delegates: await withRole(db, 'delegate') }
  return circleOfProgramme(db)
}

async function circleOfCase(db: Db, id: Id<'case'>, day: string): Promise<Circle> {
  const file = await db.selectFrom('case_file').select(['psychologist_id', 'supervision_refused', 'state']).where('id', '=', id).executeTakeFirst()
  if (!file) return {}
  const around = await peopleAround(db, file.psychologist_id, day)
  return caseCircle({ ...around, supervisors: [...around.supervisors, ...await reviewersOf(db, id, day)] }, file)
}

/** Circles of the cases among these ids that one psychologist treats. 500 a statement. */
export async function treatedCircles(db: Db, psychologist: Id<'person'>, cases: string[], day: string): Promise<Map<string, Circle>> {
  const ids = [...new Set(cases)] as Id<'case'>[]
  const circles = new Map<string, Circle>()
  if (ids.length === 0) return circles
  const around = await peopleAround(db, psychologist, day)
  const reviewing = Map.groupBy(await openReviews(db, psychologist, day), (row) => row.case_id)
  for (let at = 0; at < ids.length; at += 500) {
    const files = await db.selectFrom('case_file').select(['id', 'supervision_refused', 'state']).where('psychologist_id', '=', psychologist)
      .where('id', 'in', ids.slice(at, at + 500)).execute()
    for (const file of files) {
      const readers = (reviewing.get(file.id) ?? []).map((row) => row.supervisor_id)
      circles.set(file.id, caseCircle({ ...around, supervisors: [...around.supervisors, ...readers] }, file))
    }
  }
  return circles
}

/** `psychologist`: the one, or nobody any more; `supervisors`: who reads the file; `alertSupervisors`: who is told of alerts, also after the agreement's end. */
export type Around = { psychologist: string[]; supervisors: string[]; alertSupervisors: string[]; backups: string[] }

/** A first contact has no supervisor but for `risk`; a client may refuse supervision, alerts apart. */
export function caseCircle({ psychologist, supervisors, alertSupervisors, backups }: Around, file: { supervision_refused: 0 | 1; state: string }): Circle {
  const open = file.supervision_refused === 0 && file.state !== 'first-contact'
  return { psychologist, supervisors: open ? supervisors : [], alertSupervisors, backups }
}

/** Supervisors and backups of one psychologist; which cases are still read after an agreement's end, each case says. */
export async function peopleAround(db: Db, psychologist: Id<'person'>, day: string): Promise<Around> {
  const [supervisors, runningOn, held] = [await liveSupervisorsOf(db, psychologist, day), await runningOnSupervisors(db, psychologist, day), await heldByAlert(db, psychologist)]
  return { psychologist: await stillTreating(db, psychologist), supervisors, alertSupervisors: [...supervisors, ...runningOn, ...held], backups: await dutyBackups(db) }
}

const stillTreating = (db: Db, person: Id<'person'>): Promise<Id<'person'>[]> => withRole(db, 'psychologist', person)

async function runningOnSupervisors(db: Db, psychologist: Id<'person'>, day: string): Promise<string[]> {
  const rows = await db.selectFrom('agreement').select('supervisor_id').where('supervisee_id', '=', psychologist).where('state', '=', 'active')
    .where('ends_on', '<', day).where('ends_on', '>=', addDays(day, -runOnDays)).where('supervisor_id', 'in', activeSupervisors(db)).execute()
  return rows.map((row) => row.supervisor_id)
}

/** In a case with a review that is still open the agreement runs on: its supervisor reads it to the review's end, 14 days at most. */
async function openReviews(db: Db, psychologist: Id<'person'>, day: string): Promise<{ case_id: Id<'case'>; supervisor_id: Id<'person'> }[]> {
  return db.selectFrom('review as r').innerJoin('agreement as a', 'a.id', 'r.agreement_id').select(['r.case_id', 'a.supervisor_id']).distinct()
    .where('a.supervisee_id', '=', psychologist).where('r.psychologist_id', '=', psychologist).where('a.state', '=', 'active').where('r.state', '!=', 'closed')
    .where('a.ends_on', '<', day).where('a.ends_on', '>=', addDays(day, -runOnDays)).where('a.supervisor_id', 'in', activeSupervisors(db)).execute()
}

export async function reviewersOf(db: Db, caseId: Id<'case'>, day: string): Promise<string[]> {
  const file = await db.selectFrom('case_file').select('psychologist_id').where('id', '=', caseId).executeTakeFirst()
  return file ? (await openReviews(db, file.psychologist_id, day)).filter((row) => row.case_id === caseId).map((row) => row.supervisor_id) : []
}

/** Supervisors whose agreement is past its day but does not end while an alert is open. */
async function heldByAlert(db: Db, psychologist: Id<'person'>): Promise<string[]> {
  const open = db.selectFrom('risk_alert as r').innerJoin('case_file as f', 'f.id', 'r.case_id').select('f.psychologist_id').where('f.psychologist_id', '=', psychologist).where('r.state', '!=', 'resolved')
  const held = await db.selectFrom('agreement').select('supervisor_id').where('supervisee_id', '=', psychologist).where('state', '=', 'active').where('supervisee_id', 'in', open)
    .where('supervisor_id', 'in', activeSupervisors(db)).execute()
  return held.map((row) => row.supervisor_id)
}

/** Backups of the duty roster hold the key of `risk` alone, from the day a case opens: an alert then waits for nobody's session. */
export async function dutyBackups(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('duty').select('person_id').where('part', '=', 'backup').where('person_id', 'in', activeWith(db, 'supervisor')).execute()
  return rows.map((row) => row.person_id)
}

export async function liveSupervisorsOf(db: Db, psychologist: Id<'person'>, day: string): Promise<string[]> {
  const rows = await db.selectFrom('agreement').select('supervisor_id').where('supervisee_id', '=', psychologist).where('state', '=', 'active')
    .where('starts_on', '<=', day).where('ends_on', '>=', day).where('supervisor_id', 'in', activeSupervisors(db)).execute()
  return rows.map((row) => row.supervisor_id)
}

async function circleOfGroup(db: Db, id: Id<'group'>, day: string): Promise<Circle> {
  const group = await db.selectFrom('child_group').select('lead_id').where('id', '=', id).executeTakeFirst()
  if (!group) return {}
  return { facilitators: await stillTreating(db, group.lead_id), alertSupervisors: await liveSupervisorsOf(db, group.lead_id, day) }
}

async function circleOfAgreement(db: Db, id: Id<'agreement'>): Promise<Circle> {
  const agreement = await db.selectFrom('agreement').select(['supervisor_id', 'supervisee_id']).where('id', '=', id).executeTakeFirst()
  if (!agreement) return {}
  const supervisor = await activeSupervisors(db).where('p.id', '=', agreement.supervisor_id).execute()
  return { alertSupervisors: supervisor.map((row) => row.id), supervisee: await stillTreating(db, agreement.supervisee_id) }
}

async function circleOfProgramme(db: Db): Promise<Circle> {
  const rows = await db.selectFrom('person_role as r').innerJoin('person as p', 'p.id', 'r.person_id').select(['r.person_id', 'r.role']).where('p.state', '=', 'active').execute()
  const having = (role: string) => rows.filter((row) => row.role === role).map((row) => row.person_id)
  return { psychologists: having('psychologist'), delegates: having('delegate'), coordinators: having('reintegration'), officers: having('data-protection'), focalPoints: having('focal-point') }
}

/** Everybody with a role, or whether this one has it. */
async function withRole(db: Db, role: Role, person?: Id<'person'>): Promise<Id<'person'>[]> {
  const all = activeWith(db, role)
  const rows = await (person ? all.where('p.id', '=', person) : all).execute()
  return rows.map((row) => row.id)
}
