import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { Unreadable } from '#app/keys/unreadable.ts'
import type { Id } from '#app/work/id.ts'
import type { RatingContent } from './rating.ts'
import type { RatingRow } from './rating-table.server.ts'

/** `key` is the key of the agreement's supervision compartment: the two of it read it, nobody else. */
export function sealRating(key: CompartmentKey, id: Id<'rating'>, content: RatingContent): Sealed<'competency.rating'> {
  return seal(key, 'competency.rating', { record: id, revision: 1 }, content)
}

/** Throws `Unreadable`, also when the row names another agreement, rater or day than the rating itself. */
export function openRating(key: CompartmentKey, row: RatingRow): RatingContent {
  const content = open(key, 'competency.rating', { record: row.id, revision: 1 }, row.document) as RatingContent
  if (content.agreement !== row.agreement_id || content.rater !== row.rater_id || content.ratedOn !== row.rated_on) throw new Unreadable('competency.rating', row.id)
  return content
}
