import type { Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { announcedEnd, stateOn } from './agreement.ts'
import { agreementById, agreementsOf, type AgreementRow } from './agreement-table.server.ts'
import { openThread } from './open-thread.server.ts'
import { feedbackKinds } from './review.ts'
import { reviewById, reviewIdsOfNote, reviewLines, type ReviewLine } from './review-table.server.ts'
import type { AgreementRowView, FeedbackRow, ReviewRowView } from './supervision-view.ts'
import { colleague } from './review-queue-table.server.ts'

/** For Today: what came back and waits to be read or answered. */
export async function listFeedback(scope: Scope): Promise<FeedbackRow[]> {
  return withKinds(scope, await reviewLines(scope.db, 'psychologist', scope.actor.id, ['feedback']))
}

/** For Today: reviews whose answers the supervisor has not read yet. */
export async function listAnswered(scope: Scope): Promise<ReviewRowView[]> {
  return (await reviewLines(scope.db, 'supervisor', scope.actor.id, ['answered'])).map(rowOf)
}

/** For Today: agreements that wait for the actor's signature, or come to their end within 30 days. */
export async function listAgreementsToSee(scope: Scope): Promise<AgreementRowView[]> {
  return (await listAgreements(scope)).filter((agreement) => agreement.waitsForMe || agreement.endsIn !== null)
}

/** For the page of a note: the reviews of it that the actor takes part in. */
export async function listReviewsOfNote(scope: Scope, noteId: Id<'note'>): Promise<{ id: Id<'review'>; state: ReviewLine['state']; by: string }[]> {
  const rows = await reviewIdsOfNote(scope.db, noteId, scope.actor.id)
  return Promise.all(rows.map(async ({ id, state, supervisor_id }) => ({ id, state, by: (await colleague(scope.db, supervisor_id))?.name ?? '' })))
}

export async function listAgreements(scope: Scope): Promise<AgreementRowView[]> {
  const own = await agreementsOf(scope.db, 'supervisor', scope.actor.id)
  const under = await agreementsOf(scope.db, 'supervisee', scope.actor.id)
  return Promise.all([...own, ...under].map((agreement) => agreementRow(scope, agreement)))
}

async function agreementRow(scope: Scope, agreement: AgreementRow): Promise<AgreementRowView> {
  const asSupervisor = agreement.supervisor_id === scope.actor.id
  const other = await colleague(scope.db, asSupervisor ? agreement.supervisee_id : agreement.supervisor_id)
  const [mine, theirs] = asSupervisor
    ? [agreement.supervisor_signature, agreement.supervisee_signature] : [agreement.supervisee_signature, agreement.supervisor_signature]
  const isDraft = agreement.state === 'draft'
  const state = stateOn(agreement, today(scope))
  return {
    id: agreement.id, other: other?.name ?? '', asSupervisor, state, startsOn: agreement.starts_on, endsOn: agreement.ends_on,
    waitsForMe: isDraft && mine === null, waitsForOther: isDraft && theirs === null, endsIn: announcedEnd(agreement, today(scope))?.days ?? null,
  }
}

export async function withKinds(scope: Scope, lines: ReviewLine[]): Promise<FeedbackRow[]> {
  return Promise.all(lines.map(async (line) => {
    const none = { ...rowOf(line), kinds: [], unreadable: 0 }
    const key = await scope.keys.maybe('supervision', line.agreement_id)
    const review = key && await reviewById(scope.db, line.id)
    if (!key || !review || !await agreementById(scope.db, line.agreement_id)) return none
    const thread = await openThread(scope, { review, key })
    const kinds = feedbackKinds.map((kind) => ({ kind, count: thread.sent.filter((each) => each.kind === kind).length })).filter((each) => each.count > 0)
    return { ...none, kinds, unreadable: thread.all.filter(({ content }) => !content).length }
  }))
}

export const rowOf = (line: ReviewLine): ReviewRowView => ({
  id: line.id, code: line.code, word: line.word, sessionOn: line.session_on, other: line.other, state: line.state, why: line.why,
  codeAsked: Number(line.code_asks) > 0, since: line.closed_on ?? line.answered_on ?? line.feedback_on ?? line.opened_on,
})
