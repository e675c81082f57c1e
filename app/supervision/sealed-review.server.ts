import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import type { CommentContent, ReviewContent } from './review.ts'
import type { CommentRow, ReviewRow } from './review-table.server.ts'

/** `key` is the key of the agreement's supervision compartment throughout. */
export function sealReview(key: CompartmentKey, id: Id<'review'>, revision: number, content: ReviewContent): Sealed<'review.content'> {
  return seal(key, 'review.content', { record: id, revision }, content)
}

/** Throws `Unreadable`. */
export function openReviewContent(key: CompartmentKey, row: Pick<ReviewRow, 'id' | 'revision' | 'document'>): ReviewContent {
  return open(key, 'review.content', { record: row.id, revision: row.revision }, row.document) as ReviewContent
}

export function sealComment(key: CompartmentKey, id: Id<'comment'>, revision: number, content: CommentContent): Sealed<'review.comment'> {
  return seal(key, 'review.comment', { record: id, revision }, content)
}

/** Throws `Unreadable`, also when the row names another review, author or question than the comment itself. */
export function openComment(key: CompartmentKey, row: CommentRow): CommentContent {
  const content = open(key, 'review.comment', { record: row.id, revision: row.revision }, row.document) as CommentContent
  const isHere = content.review === row.review_id && content.author === row.author_id && content.answers === row.answers_id
  if (!isHere) throw new Unreadable('review.comment', row.id)
  return content
}
