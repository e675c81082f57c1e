import type { Db, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

/** Clear columns of a signed note and its case, for the queue. Who the client is stands in none of them. */
export type NoteLine = Pick<Row<'session_note'>, 'id' | 'case_id' | 'author_id' | 'kind' | 'state' | 'session_on' | 'signed_on' | 'lot' | 'asked_review' | 'addenda'>
  & { code: string; word: string; case_state: Row<'case_file'>['state']; psychologist_id: Id<'person'> }

const lines = (db: Db) => db.selectFrom('session_note as n').innerJoin('case_file as f', 'f.id', 'n.case_id')
  .select(['n.id', 'n.case_id', 'n.author_id', 'n.kind', 'n.state', 'n.session_on', 'n.signed_on', 'n.lot', 'n.asked_review', 'n.addenda'])
  .select(['f.code', 'f.word', 'f.state as case_state', 'f.psychologist_id'])

export async function noteLine(db: Db, id: Id<'note'>): Promise<NoteLine | undefined> {
  return lines(db).where('n.id', '=', id).executeTakeFirst()
}

/** Signed notes of her own cases that this supervisor has not begun to read: asked for, or signed since a day. */
export async function notesToReview(db: Db, psychologist: Id<'person'>, supervisor: Id<'person'>, since: string): Promise<NoteLine[]> {
  return lines(db)
    .leftJoin('review as r', (join) => join.onRef('r.note_id', '=', 'n.id').on('r.supervisor_id', '=', supervisor)).where('r.id', 'is', null)
    .where('n.author_id', '=', psychologist).where('f.psychologist_id', '=', psychologist).where('n.state', '=', 'signed')
    .where('f.supervision_refused', '=', 0).where('f.state', '!=', 'first-contact')
    .where((it) => it.or([it('n.asked_review', '=', 1), it('n.signed_on', '>=', since)])).execute()
}

/** First and last session day of every case she has written about. */
export async function sessionSpans(db: Db, psychologist: Id<'person'>): Promise<Map<string, { first: string; last: string }>> {
  const rows = await db.selectFrom('session_note').select((it) => ['case_id', it.fn.min('session_on').as('first'), it.fn.max('session_on').as('last')])
    .where('author_id', '=', psychologist).where('state', '=', 'signed').groupBy('case_id').execute()
  return new Map(rows.map((row) => [row.case_id, { first: String(row.first), last: String(row.last) }]))
}

export async function reviewsBegunSince(db: Db, psychologist: Id<'person'>, supervisor: Id<'person'>, day: string): Promise<number> {
  const { count } = await db.selectFrom('review').select((it) => it.fn.countAll().as('count'))
    .where('psychologist_id', '=', psychologist).where('supervisor_id', '=', supervisor).where('opened_on', '>=', day).executeTakeFirstOrThrow()
  return Number(count)
}

/** False when it was asked for already, was retracted, or is not hers. */
export async function markAsked(db: Db, note: Id<'note'>, author: Id<'person'>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('session_note').set({ asked_review: 1 })
    .where('id', '=', note).where('author_id', '=', author).where('state', '=', 'signed').where('asked_review', '=', 0).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** What she asked for and nobody has begun to read. */
export async function askedNotes(db: Db, author: Id<'person'>): Promise<NoteLine[]> {
  return lines(db).leftJoin('review as r', 'r.note_id', 'n.id').where('r.id', 'is', null)
    .where('n.author_id', '=', author).where('n.asked_review', '=', 1).where('n.state', '=', 'signed').orderBy('n.signed_on').orderBy('n.id').execute()
}

/** Held work of the last weeks, for "light", "usual" or "full"; the number itself goes to no page. */
export async function sessionsSince(db: Db, psychologist: Id<'person'>, day: string): Promise<number> {
  const { count } = await db.selectFrom('session_note').select((it) => it.fn.countAll().as('count'))
    .where('author_id', '=', psychologist).where('state', '=', 'signed').where('session_on', '>=', day).executeTakeFirstOrThrow()
  return Number(count)
}

export async function lastReviewOn(db: Db, psychologist: Id<'person'>, supervisor: Id<'person'>): Promise<string | null> {
  const row = await db.selectFrom('review').select((it) => it.fn.max('opened_on').as('day')).where('psychologist_id', '=', psychologist).where('supervisor_id', '=', supervisor).executeTakeFirst()
  return row?.day ?? null
}

export type Colleague = Pick<Row<'person'>, 'id' | 'name' | 'district' | 'joined_on'>

export async function colleague(db: Db, id: Id<'person'>): Promise<Colleague | undefined> {
  return db.selectFrom('person').select(['id', 'name', 'district', 'joined_on']).where('id', '=', id).executeTakeFirst()
}

export async function psychologists(db: Db): Promise<Colleague[]> {
  return db.selectFrom('person as p').innerJoin('person_role as r', 'r.person_id', 'p.id').select(['p.id', 'p.name', 'p.district', 'p.joined_on'])
    .where('r.role', '=', 'psychologist').where('p.state', '=', 'active').orderBy('p.name').orderBy('p.id').execute()
}
