import { plainMarks } from '#app/names/plain-marks.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { anchorFrom } from './anchor.ts'
import { permitReviewAs } from './permit-review.server.ts'
import { readableParts, readNote } from './read-note.server.ts'
import { stateAfter, type FeedbackKind } from './review.ts'
import { noteLine } from './review-queue-table.server.ts'
import { deleteKeptBack, insertComment, isStill, type ReviewRow } from './review-table.server.ts'
import { sealComment } from './sealed-review.server.ts'

export type NewComment = { kind: FeedbackKind; text: string; anchor: string | null; answerBy: string | null; /** Seen what points at a person, and it stays. */ leave?: 'yes' | undefined }
export type Commenting = { kind: 'kept-back'; id: Id<'comment'> } | { kind: 'no-such-sentence' } | { kind: 'needs-a-date' } | { kind: 'points-at' }

/** The supervisor writes about a sentence, or the whole note. It is kept back until "Send". */
export async function commentOnReview(scope: Scope, reviewId: Id<'review'>, comment: NewComment): Promise<Commenting> {
  const { review, key } = await permitReviewAs(scope, reviewId, 'supervisor')
  if (!stateAfter(review.state, 'send')) throw new Refusal('stale')
  if (comment.kind === 'must' && (!comment.answerBy || comment.answerBy < today(scope))) return { kind: 'needs-a-date' }
  const anchor = comment.anchor ? anchorFrom(comment.anchor, readableParts(await readNote(scope, review.note_id))) : null
  if (anchor === undefined) return { kind: 'no-such-sentence' }
  if (!comment.leave && await pointsAtSomebody(scope, review, comment.text)) return { kind: 'points-at' }
  const id = newId<'comment'>()
  const document = sealComment(key, id, 1, {
    review: review.id, author: scope.actor.id, answers: null, text: comment.text, writtenAt: scope.now().toISOString(),
    kind: comment.kind, anchor, answerBy: comment.kind === 'must' ? comment.answerBy : null,
  })
  return inTransaction(scope, async (scope) => {
    if (!await isStill(scope.db, review)) throw new Refusal('stale')
    await insertComment(scope.db, { id, review_id: review.id, author_id: scope.actor.id, answers_id: null, state: 'kept-back', written_on: today(scope), revision: 1, code_asked_of: null, document })
    return { kind: 'kept-back', id }
  })
}

/** No name of a client is within a supervisor's reach: what can be seen are numbers, addresses, codes of other cases and words shaped like a family name. */
export async function pointsAtSomebody(scope: Scope, { note_id: noteId }: Pick<ReviewRow, 'note_id'>, text: string): Promise<boolean> {
  return plainMarks(text, [(await noteLine(scope.db, noteId))?.code ?? '']).length > 0
}

/** Takes away a comment that was not sent. */
export async function takeBackComment(scope: Scope, reviewId: Id<'review'>, commentId: Id<'comment'>): Promise<void> {
  const { review } = await permitReviewAs(scope, reviewId, 'supervisor')
  if (!await deleteKeptBack(scope.db, review.id, commentId, scope.actor.id)) throw new Refusal('stale')
}
