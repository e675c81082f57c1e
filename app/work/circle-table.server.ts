import type { Db } from '#db/schema.ts'
import type { CompartmentKind } from '#app/keys/compartments.ts'
import type { Circle } from '#app/keys/entitlements.ts'
import type { Id } from './id.ts'

/** Who stands around one subject today, read from clear columns; `entitled()` decides what that means. */
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
  return caseCircle(file.psychologist_id, await liveSupervisorsOf(db, file.psychologist_id, day), file, await alertPeople(db, file.psychologist_id))
}

/** Circles of the cases among these ids that one psychologist treats. 500 a statement. */
export async function treatedCircles(db: Db, psychologist: Id<'person'>, cases: string[], day: string): Promise<Map<string, Circle>> {
  const ids = [...new Set(cases)] as Id<'case'>[]
  const supervisors = ids.length === 0 ? [] : await liveSupervisorsOf(db, psychologist, day)
  const backups = ids.length === 0 ? [] : await alertPeople(db, psychologist)
  const circles = new Map<string, Circle>()
  for (let at = 0; at < ids.length; at += 500) {
    const files = await db.selectFrom('case_file').select(['id', 'supervision_refused', 'state']).where('psychologist_id', '=', psychologist)
      .where('id', 'in', ids.slice(at, at + 500)).execute()
    for (const file of files) circles.set(file.id, caseCircle(psychologist, supervisors, file, backups))
  }
  return circles
}

/** A first contact has no supervisor but for `risk`; a client may refuse supervision, alerts apart. */
export function caseCircle(psychologist: string, supervisors: string[], file: { supervision_refused: 0 | 1; state: string }, backups: string[]): Circle {
  const open = file.supervision_refused === 0 && file.state !== 'first-contact'
  return { psychologist: [psychologist], supervisors: open ? supervisors : [], alertSupervisors: supervisors, backups }
}

/** Backups, and supervisors whose agreement is past its day but does not end while an alert is open. */
async function alertPeople(db: Db, psychologist: Id<'person'>): Promise<string[]> {
  const open = db.selectFrom('risk_alert as r').innerJoin('case_file as f', 'f.id', 'r.case_id').select('f.psychologist_id').where('f.psychologist_id', '=', psychologist).where('r.state', '!=', 'resolved')
  const held = await db.selectFrom('agreement').select('supervisor_id').where('supervisee_id', '=', psychologist).where('state', '=', 'active').where('supervisee_id', 'in', open).execute()
  return [...await dutyBackups(db), ...held.map((row) => row.supervisor_id)]
}

/** Backups of the duty roster hold the key of `risk` alone, from the day a case opens: an alert then waits for nobody's session. */
export async function dutyBackups(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('duty as d').innerJoin('person as p', 'p.id', 'd.person_id').innerJoin('person_role as r', 'r.person_id', 'p.id')
    .select('p.id').where('d.part', '=', 'backup').where('r.role', '=', 'supervisor').where('p.state', '=', 'active').execute()
  return rows.map((row) => row.id)
}

export async function liveSupervisorsOf(db: Db, psychologist: Id<'person'>, day: string): Promise<string[]> {
  const rows = await db.selectFrom('agreement').select('supervisor_id').where('supervisee_id', '=', psychologist).where('state', '=', 'active')
    .where('starts_on', '<=', day).where('ends_on', '>=', day).execute()
  return rows.map((row) => row.supervisor_id)
}

async function circleOfGroup(db: Db, id: Id<'group'>, day: string): Promise<Circle> {
  const group = await db.selectFrom('child_group').select('lead_id').where('id', '=', id).executeTakeFirst()
  if (!group) return {}
  return { facilitators: [group.lead_id], alertSupervisors: await liveSupervisorsOf(db, group.lead_id, day) }
}

async function circleOfAgreement(db: Db, id: Id<'agreement'>): Promise<Circle> {
  const agreement = await db.selectFrom('agreement').select(['supervisor_id', 'supervisee_id']).where('id', '=', id).executeTakeFirst()
  if (!agreement) return {}
  return { alertSupervisors: [agreement.supervisor_id], supervisee: [agreement.supervisee_id] }
}

async function circleOfProgramme(db: Db): Promise<Circle> {
  const rows = await db.selectFrom('person_role as r').innerJoin('person as p', 'p.id', 'r.person_id').select(['r.person_id', 'r.role']).where('p.state', '=', 'active').execute()
  const having = (role: string) => rows.filter((row) => row.role === role).map((row) => row.person_id)
  return { psychologists: having('psychologist'), delegates: having('delegate'), coordinators: having('reintegration'), officers: having('data-protection'), focalPoints: having('focal-point') }
}

async function withRole(db: Db, role: string): Promise<string[]> {
  const rows = await db.selectFrom('person_role as r').innerJoin('person as p', 'p.id', 'r.person_id').select('r.person_id').where('r.role', '=', role).where('p.state', '=', 'active').execute()
  return rows.map((row) => row.person_id)
}
