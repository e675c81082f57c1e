import type { Db, NewRow, Row } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'

export type ReviewRow = Row<'review'>
export type CommentRow = Row<'review_comment'>
export type ReviewerSide = 'supervisor' | 'psychologist'

/** False when this supervisor reads this note already. */
export async function insertReview(db: Db, review: NewRow<'review'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('review').values(review)
    .onConflict((it) => it.columns(['note_id', 'supervisor_id']).doNothing()).executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) === 1
}

export async function reviewById(db: Db, id: Id<'review'>): Promise<ReviewRow | undefined> {
  return db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function reviewOfNote(db: Db, note: Id<'note'>, supervisor: Id<'person'>): Promise<ReviewRow | undefined> {
  return db.selectFrom('review').selectAll().where('note_id', '=', note).where('supervisor_id', '=', supervisor).executeTakeFirst()
}

/** With code and word of the case and the name of the colleague on the other side; newest first. */
export type ReviewLine = Omit<ReviewRow, 'document'> & { code: string; word: string; session_on: string; other: string; code_asks: number | string | bigint | null }

/** In these states; for a supervisor in any state where she is asked to write a code in place of a name. */
export async function reviewLines(db: Db, side: ReviewerSide, person: Id<'person'>, states: ReviewRow['state'][], most = 50): Promise<ReviewLine[]> {
  const other = side === 'supervisor' ? 'psychologist' : 'supervisor'
  const asked = db.selectFrom('review_comment').select('review_id').where('code_asked_of', 'is not', null).where('author_id', '=', person)
  return db.selectFrom('review as r').innerJoin('case_file as f', 'f.id', 'r.case_id').innerJoin('session_note as n', 'n.id', 'r.note_id').innerJoin('person as p', 'p.id', `r.${other}_id`)
    .select(['r.id', 'r.note_id', 'r.case_id', 'r.agreement_id', 'r.supervisor_id', 'r.psychologist_id', 'r.state', 'r.why', 'r.opened_on', 'r.feedback_on', 'r.answered_on', 'r.closed_on', 'r.revision'])
    .select(['f.code', 'f.word', 'n.session_on', 'p.name as other'])
    .select((it) => it.selectFrom('review_comment as c').select(it.fn.countAll().as('asks')).whereRef('c.review_id', '=', 'r.id').where('c.code_asked_of', 'is not', null).as('code_asks'))
    .where(`r.${side}_id`, '=', person).where((it) => it.or([it('r.state', 'in', states), it('r.id', 'in', asked)])).orderBy('r.opened_on', 'desc').orderBy('r.id').limit(most).execute()
}

/** Reviews of a note that this person takes part in, on either side. */
export async function reviewIdsOfNote(db: Db, note: Id<'note'>, person: Id<'person'>): Promise<Pick<ReviewRow, 'id' | 'state' | 'supervisor_id'>[]> {
  return db.selectFrom('review').select(['id', 'state', 'supervisor_id']).where('note_id', '=', note)
    .where((it) => it.or([it('psychologist_id', '=', person), it('supervisor_id', '=', person)])).orderBy('opened_on').orderBy('id').execute()
}

type Step = Partial<Pick<ReviewRow, 'feedback_on' | 'answered_on' | 'closed_on'>> & Pick<ReviewRow, 'state'>

/** Says whether the review was still in the state it was read in. A new document counts the revision up. */
export async function moveReview(db: Db, review: ReviewRow, step: Step, document?: ReviewRow['document']): Promise<boolean> {
  const sealed = document ? { document, revision: review.revision + 1 } : {}
  const { numUpdatedRows } = await db.updateTable('review').set({ ...step, ...sealed })
    .where('id', '=', review.id).where('state', '=', review.state).where('revision', '=', review.revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Written only while the review is in the state its page was read in. */
export async function isStill(db: Db, review: ReviewRow): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('review').set({ state: review.state }).where('id', '=', review.id).where('state', '=', review.state).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function insertComment(db: Db, comment: NewRow<'review_comment'>): Promise<void> {
  await db.insertInto('review_comment').values(comment).execute()
}

/** Everything in a review, or in several, in the order it was written. */
export async function commentsOf(db: Db, reviews: Id<'review'>[]): Promise<CommentRow[]> {
  if (reviews.length === 0) return []
  return db.selectFrom('review_comment').selectAll().where('review_id', 'in', reviews).orderBy('written_on').orderBy('id').execute()
}

export async function sendKeptBack(db: Db, review: Id<'review'>, author: Id<'person'>, day: string): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('review_comment').set({ state: 'sent', written_on: day })
    .where('review_id', '=', review).where('author_id', '=', author).where('state', '=', 'kept-back').executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function countKeptBack(db: Db, review: Id<'review'>): Promise<number> {
  const { count } = await db.selectFrom('review_comment').select((it) => it.fn.countAll().as('count')).where('review_id', '=', review).where('state', '=', 'kept-back').executeTakeFirstOrThrow()
  return Number(count)
}

/** Only what was not sent can be taken away. */
export async function deleteKeptBack(db: Db, review: Id<'review'>, comment: Id<'comment'>, author: Id<'person'>): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('review_comment')
    .where('id', '=', comment).where('review_id', '=', review).where('author_id', '=', author).where('state', '=', 'kept-back').executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** A comment that was sent, of this review. */
export async function sentComment(db: Db, review: Id<'review'>, comment: Id<'comment'>): Promise<CommentRow | undefined> {
  return db.selectFrom('review_comment').selectAll().where('id', '=', comment).where('review_id', '=', review).where('state', '=', 'sent').where('answers_id', 'is', null).executeTakeFirst()
}

/** False when it was rewritten since it was read. */
export async function markCodeAsked(db: Db, { id, revision }: CommentRow): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('review_comment').set({ code_asked_of: revision }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Other words in a comment whose code was asked for; false when that was done meanwhile. */
export async function replaceComment(db: Db, { id, revision }: CommentRow, document: CommentRow['document']): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('review_comment').set({ document, revision: revision + 1, code_asked_of: null })
    .where('id', '=', id).where('revision', '=', revision).where('code_asked_of', '=', revision).executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
