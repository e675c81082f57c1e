import { record } from '#app/audit/record.server.ts'
import { inOwnTurn, writeFacts, type Prepared } from '#app/facts/add-fact.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { permitReviewAs, type ReviewPermit } from './permit-review.server.ts'
import { stateAfter, type ReviewContent } from './review.ts'
import { countKeptBack, moveReview, sendKeptBack, type ReviewRow } from './review-table.server.ts'
import { prepareSupervisionFact } from './supervision-fact.server.ts'
import { openReviewContent, sealReview } from './sealed-review.server.ts'

/** What the supervisor's page showed when she pressed: how many addenda stood under the note. */
export type Seen = { addenda: number }

/** Everything kept back goes to the psychologist at once. */
export async function sendFeedback(scope: Scope, reviewId: Id<'review'>, seen: Seen): Promise<{ kind: 'sent' | 'nothing-to-send' }> {
  return inOwnTurn(scope, async () => {
    const permit = await permitReviewAs(scope, reviewId, 'supervisor')
    const { review } = permit
    if (stateAfter(review.state, 'send') !== 'feedback') throw new Refusal('stale')
    const document = resealed(permit, seen)
    const fact = await firstReading(scope, permit)
    return inTransaction(scope, async (scope) => {
      if (await sendKeptBack(scope.db, review.id, scope.actor.id, today(scope)) === 0) return { kind: 'nothing-to-send' }
      await mustMove(scope, review, { state: 'feedback', feedback_on: today(scope) }, document)
      if (fact) await writeFacts(scope.db, fact)
      await record(scope, { did: 'review.sent', case: review.case_id, record: review.id })
      return { kind: 'sent' }
    })
  })
}

/** A review counts once: when it leaves the first reading, with feedback or with nothing to add. */
async function firstReading(scope: Scope, { review, key }: ReviewPermit): Promise<Prepared | undefined> {
  return review.state === 'in-review' ? prepareSupervisionFact(scope, key) : undefined
}

/** Read, and nothing to say about it: a read mark, and nobody has to answer. */
export async function closeWithoutComment(scope: Scope, reviewId: Id<'review'>, seen: Seen): Promise<void> {
  await close(scope, reviewId, seen, 'nothing-to-add')
}

/** The supervisor has read the answers. */
export async function closeReview(scope: Scope, reviewId: Id<'review'>, seen: Seen): Promise<void> {
  await close(scope, reviewId, seen, 'close')
}

/** What was written and kept back goes first, or is taken away: no word is lost in a closed review. */
async function close(scope: Scope, reviewId: Id<'review'>, seen: Seen, step: 'nothing-to-add' | 'close'): Promise<void> {
  await inOwnTurn(scope, async () => {
    const permit = await permitReviewAs(scope, reviewId, 'supervisor')
    const { review } = permit
    if (stateAfter(review.state, step) !== 'closed') throw new Refusal('stale')
    const document = resealed(permit, seen, step === 'nothing-to-add' ? { nothingToAdd: true } : {})
    const fact = await firstReading(scope, permit)
    await inTransaction(scope, async (scope) => {
      if (await countKeptBack(scope.db, review.id) > 0) throw new Refusal('stale')
      await mustMove(scope, review, { state: 'closed', closed_on: today(scope) }, document)
      if (fact) await writeFacts(scope.db, fact)
      await record(scope, { did: 'review.closed', case: review.case_id, record: review.id, ...(step === 'close' ? {} : { about: step }) })
    })
  })
}

async function mustMove(scope: Scope, review: ReviewRow, step: Parameters<typeof moveReview>[2], document: ReviewRow['document'] | undefined): Promise<void> {
  if (!await moveReview(scope.db, review, step, document)) throw new Refusal('stale')
}

/** The review says from now on that it read these addenda too. Its own altered record is left as it is, for whoever looks into it. */
function resealed({ key, review }: ReviewPermit, { addenda }: Seen, more: Partial<ReviewContent> = {}): ReviewRow['document'] | undefined {
  try {
    const content = openReviewContent(key, review)
    return sealReview(key, review.id, review.revision + 1, { ...content, addenda: Math.max(content.addenda, addenda), ...more })
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return undefined
  }
}
