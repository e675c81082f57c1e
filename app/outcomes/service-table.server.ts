import type { CaseState, Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** Everybody who works as a psychologist today. */
export async function psychologists(db: Db): Promise<{ id: Id<'person'>; name: string }[]> {
  return db.selectFrom('person as p').innerJoin('person_role as r', 'r.person_id', 'p.id').select(['p.id', 'p.name']).where('r.role', '=', 'psychologist').where('p.state', '=', 'active').execute()
}

const open: CaseState[] = ['registered', 'assessed', 'in-care', 'on-hold', 'closing']

export async function openCases(db: Db): Promise<Map<Id<'person'>, number>> {
  const rows = await db.selectFrom('case_file').select((it) => ['psychologist_id', it.fn.countAll().as('cases')]).where('state', 'in', open).groupBy('psychologist_id').execute()
  return new Map(rows.map((row) => [row.psychologist_id, Number(row.cases)]))
}

/** The day on which whoever waits longest for a first session came. */
export async function waitingSince(db: Db): Promise<Map<Id<'person'>, string>> {
  const rows = await db.selectFrom('case_file').select((it) => ['psychologist_id', it.fn.min('opened_on').as('since')]).where('state', 'in', ['registered', 'assessed']).where('last_session_on', 'is', null).groupBy('psychologist_id').execute()
  return new Map(rows.map((row) => [row.psychologist_id, row.since]))
}

export async function lastReviews(db: Db): Promise<Map<Id<'person'>, string>> {
  const rows = await db.selectFrom('review').select((it) => ['psychologist_id', it.fn.max('feedback_on').as('last')]).where('feedback_on', 'is not', null).groupBy('psychologist_id').execute()
  return new Map(rows.map((row) => [row.psychologist_id, row.last!]))
}

export async function reviewsSince(db: Db, day: string): Promise<number> {
  const { reviews } = await db.selectFrom('review').select((it) => it.fn.countAll().as('reviews')).where('feedback_on', '>=', day).executeTakeFirstOrThrow()
  return Number(reviews)
}

export async function agreementsInForce(db: Db, day: string): Promise<{ supervisee_id: Id<'person'>; ends_on: string; weekly_reading: number; name: string }[]> {
  return db.selectFrom('agreement as a').innerJoin('person as p', 'p.id', 'a.supervisor_id').select(['a.supervisee_id', 'a.ends_on', 'a.weekly_reading', 'p.name'])
    .where('a.state', '=', 'active').where('a.starts_on', '<=', day).where('a.ends_on', '>=', day).orderBy('a.ends_on').execute()
}
