import { record } from '#app/audit/record.server.ts'
import { checkNames } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { pointsAtSomebody } from './comment-on-review.server.ts'
import { permitReviewAs, type ReviewPermit } from './permit-review.server.ts'
import { isFeedback } from './open-thread.server.ts'
import { markCodeAsked, replaceComment, sentComment } from './review-table.server.ts'
import { openComment, sealComment } from './sealed-review.server.ts'
import type { CommentView } from './supervision-view.ts'

type Words = { id: Id<'comment'>; text: string }

/**
 * A comment is written by somebody who knows no name, so it is checked where the names are: when the psychologist opens the
 * review. What is found goes into her answer alone; where her names do not open, nothing is said about any comment.
 */
export async function withNames(scope: Scope, { review, side }: ReviewPermit, comments: CommentView[]): Promise<CommentView[]> {
  if (side !== 'psychologist' || !await scope.keys.maybe('identity', review.case_id)) return comments
  const texts = comments.flatMap((comment): Words[] => (comment.kind === 'unreadable' ? [] : [{ id: comment.id, text: comment.text }]))
  const names = await checkNames(scope, await permitCase(scope, review.case_id, 'write'), Object.fromEntries(texts.map(({ id, text }) => [id, text])))
  if (names.kind === 'cannot') return comments
  return comments.map((comment) => ({ ...comment, named: [...new Set(names.hits.filter(({ field }) => field === comment.id).map(({ text }) => text))] }))
}

/** She asks for the code in place of a name. What goes over is that she asks, and of which comment: never a word of it. */
export async function askForCode(scope: Scope, reviewId: Id<'review'>, { commentId }: { commentId: Id<'comment'> }): Promise<void> {
  const { review } = await permitReviewAs(scope, reviewId, 'psychologist')
  const comment = await sentComment(scope.db, review.id, commentId)
  if (!comment) throw new Refusal('not-found')
  await inTransaction(scope, async (scope) => {
    if (!await markCodeAsked(scope.db, comment)) throw new Refusal('stale')
    await record(scope, { did: 'review.code-asked', case: review.case_id, record: review.id })
  })
}

export type Rewriting = { kind: 'rewritten' | 'points-at' }

/** The supervisor writes her comment anew, where she was asked to: a new revision in its place, with its sentence, its kind and its answers. */
export async function rewriteComment(scope: Scope, reviewId: Id<'review'>, { commentId, text, leave }: { commentId: Id<'comment'>; text: string; leave?: 'yes' | undefined }): Promise<Rewriting> {
  const { review, key } = await permitReviewAs(scope, reviewId, 'supervisor')
  const comment = await sentComment(scope.db, review.id, commentId)
  if (comment?.author_id !== scope.actor.id) throw new Refusal('stale')
  if (!leave && await pointsAtSomebody(scope, review, text)) return { kind: 'points-at' }
  const before = openComment(key, comment)
  if (!isFeedback(before)) throw new Refusal('not-found')
  const document = sealComment(key, comment.id, comment.revision + 1, { ...before, text })
  return inTransaction(scope, async (scope) => {
    if (!await replaceComment(scope.db, comment, document)) throw new Refusal('stale')
    await record(scope, { did: 'review.comment-rewritten', case: review.case_id, record: review.id })
    return { kind: 'rewritten' }
  })
}
