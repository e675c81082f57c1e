import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { supervisingRoles } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { allowsOpenReviews } from './agreement.ts'
import { agreementById, type AgreementRow } from './agreement-table.server.ts'
import { reviewById, type ReviewerSide, type ReviewRow } from './review-table.server.ts'

export type ReviewPermit = { review: ReviewRow; agreement: AgreementRow; side: ReviewerSide; key: CompartmentKey; open: boolean }

/**
 * The one decision about a review: it belongs to the two people of its agreement, for as long as they have the roles it was made for. `open` while the agreement is in force
 * or runs on; after that both still read what was said. Nobody else, whoever manages them.
 */
export async function permitReview(scope: Scope, id: Id<'review'>): Promise<ReviewPermit> {
  const review = await reviewById(scope.db, id)
  const agreement = review && await agreementById(scope.db, review.agreement_id)
  if (!review || !agreement) throw new Refusal('not-found')
  const { id: me, roles } = scope.actor
  const supervises = review.supervisor_id === me && agreement.supervisor_id === me && roles.some((role) => supervisingRoles.includes(role))
  const isSupervised = review.psychologist_id === me && agreement.supervisee_id === me && roles.includes('psychologist')
  mustHold(scope, supervises || isSupervised)
  const key = await scope.keys.of('supervision', agreement.id)
  return { review, agreement, key, side: isSupervised ? 'psychologist' : 'supervisor', open: allowsOpenReviews(agreement, today(scope)) }
}

/** The same for writing, from one side, while the agreement allows it. */
export async function permitReviewAs(scope: Scope, id: Id<'review'>, side: ReviewerSide): Promise<ReviewPermit> {
  const permit = await permitReview(scope, id)
  mustHold(scope, permit.side === side && permit.open)
  return permit
}
