import { record } from '#app/audit/record.server.ts'
import { checkNames } from '#app/cases/check-names.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { openThread } from './open-thread.server.ts'
import { permitReviewAs, type ReviewPermit } from './permit-review.server.ts'
import { stepOfReader, type AnswerKind } from './review.ts'
import { insertComment, isStill, moveReview, type ReviewRow } from './review-table.server.ts'
import { sealComment } from './sealed-review.server.ts'

export type NewAnswer = { commentId: Id<'comment'>; kind: AnswerKind; text: string; /** Seen the names in it, and they stay. */ leave?: 'yes' | undefined }
export type Answering = { kind: 'answered'; state: ReviewRow['state'] } | { kind: 'names' } | { kind: 'names-unchecked' }

/** She answers one comment. With the last one that asked something answered, the review is. */
export async function answerComment(scope: Scope, reviewId: Id<'review'>, answer: NewAnswer): Promise<Answering> {
  const permit = await permitReviewAs(scope, reviewId, 'psychologist')
  const { review, key } = permit
  const thread = await openThread(scope, permit)
  if (review.state !== 'feedback' || !thread.sent.some((comment) => comment.id === answer.commentId)) throw new Refusal('stale')
  const names = await checkNames(scope, await permitCase(scope, review.case_id, 'write'), { text: answer.text })
  if (names.kind === 'cannot') return { kind: 'names-unchecked' }
  if (names.hits.length > 0 && !answer.leave) return { kind: 'names' }
  const id = newId<'comment'>()
  const document = sealComment(key, id, 1, { review: review.id, author: scope.actor.id, answers: answer.commentId, text: answer.text, writtenAt: scope.now().toISOString(), kind: answer.kind })
  const step = stepOfReader(thread.sent, new Set([...thread.answered, answer.commentId]), false)
  return inTransaction(scope, async (scope) => {
    if (!await isStill(scope.db, review)) throw new Refusal('stale')
    await insertComment(scope.db, { id, review_id: review.id, author_id: scope.actor.id, answers_id: answer.commentId, state: 'sent', written_on: today(scope), revision: 1, code_asked_of: null, document })
    await record(scope, { did: 'review.answered', case: review.case_id, record: review.id, about: answer.kind })
    return { kind: 'answered', state: step === 'answer' ? await move(scope, review, 'answered') : review.state }
  })
}

/** She has read everything. Questions and suggestions may stay as they are; a must waits for her answer. */
export async function sayRead(scope: Scope, reviewId: Id<'review'>): Promise<{ kind: 'done' | 'a-must-waits' }> {
  const permit: ReviewPermit = await permitReviewAs(scope, reviewId, 'psychologist')
  const { review } = permit
  if (review.state !== 'feedback') throw new Refusal('stale')
  const thread = await openThread(scope, permit)
  const step = stepOfReader(thread.sent, thread.answered, true)
  if (!step) return { kind: 'a-must-waits' }
  return inTransaction(scope, async (scope) => {
    await move(scope, review, step === 'answer' ? 'answered' : 'closed')
    await record(scope, { did: step === 'answer' ? 'review.answered' : 'review.closed', case: review.case_id, record: review.id, about: 'read' })
    return { kind: 'done' }
  })
}

async function move(scope: Scope, review: ReviewRow, state: 'answered' | 'closed'): Promise<ReviewRow['state']> {
  const day = today(scope)
  const dates = state === 'answered' ? { answered_on: day } : { closed_on: day }
  if (!await moveReview(scope.db, review, { state, ...dates })) throw new Refusal('stale')
  return state
}
