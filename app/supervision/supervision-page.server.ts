import { looksWaiting } from '#app/risk/looks-waiting.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import { announcedEnd } from './agreement.ts'
import type { AgreementRow } from './agreement-table.server.ts'
import { listAgreements, rowOf, withKinds } from './list-feedback.server.ts'
import { liveAgreements } from './live-agreements.server.ts'
import { openThread } from './open-thread.server.ts'
import { listRatings } from './read-ratings.server.ts'
import { reviewById, reviewLines } from './review-table.server.ts'
import { askedNotes, colleague, lastReviewOn, sessionsSince } from './review-queue-table.server.ts'
import { readingOf, reviewQueue } from './review-queue.server.ts'
import type { Load, PersonRow, SupervisionView } from './supervision-view.ts'

/** One page with two sides: my people and what there is to read; what I asked and what came back. */
export async function supervisionPage(scope: Scope): Promise<SupervisionView> {
  mustHaveRole(scope, 'supervisor', 'delegate', 'psychologist')
  const { roles, id } = scope.actor
  const supervises = roles.some((role) => role === 'supervisor' || role === 'delegate')
  const isSupervised = roles.includes('psychologist')
  return {
    supervises, isSupervised,
    agreements: await listAgreements(scope),
    queue: supervises ? await reviewQueue(scope) : [],
    looks: supervises ? await looksWaiting(scope) : [],
    people: supervises ? await myPeople(scope) : [],
    openReviews: supervises ? (await reviewLines(scope.db, 'supervisor', id, ['in-review', 'feedback', 'answered'])).map(rowOf) : [],
    asked: isSupervised ? await whatIAsked(scope) : [],
    ratings: await listRatings(scope),
    cameBack: isSupervised ? await withKinds(scope, await reviewLines(scope.db, 'psychologist', id, ['feedback', 'answered', 'closed'], 20)) : [],
  }
}

async function whatIAsked(scope: Scope): Promise<SupervisionView['asked']> {
  const notes = await askedNotes(scope.db, scope.actor.id)
  return notes.map((note) => ({ noteId: note.id, code: note.code, word: note.word, sessionOn: note.session_on, signedOn: note.signed_on }))
}

async function myPeople(scope: Scope): Promise<PersonRow[]> {
  const agreements = await liveAgreements(scope)
  return Promise.all(agreements.map((agreement) => personRow(scope, agreement)))
}

async function personRow(scope: Scope, agreement: AgreementRow): Promise<PersonRow> {
  const { budget, read } = await readingOf(scope, agreement)
  return {
    id: agreement.supervisee_id, name: (await colleague(scope.db, agreement.supervisee_id))?.name ?? '',
    load: loadOf(await sessionsSince(scope.db, agreement.supervisee_id, addDays(today(scope), -28))),
    lastReviewOn: await lastReviewOn(scope.db, agreement.supervisee_id, scope.actor.id), read, budget, musts: await openMusts(scope, agreement),
    agreementId: agreement.id, endsOn: agreement.ends_on, endsIn: announcedEnd(agreement, today(scope))?.days ?? null,
  }
}

/** Sessions in four weeks, as a word: a supervisor asks after a full week, she does not rank people by it. */
const loadOf = (sessions: number): Load => (sessions > 40 ? 'full' : sessions > 10 ? 'usual' : 'light')

async function openMusts(scope: Scope, agreement: AgreementRow): Promise<number> {
  const key = await scope.keys.maybe('supervision', agreement.id)
  if (!key) return 0
  const lines = (await reviewLines(scope.db, 'supervisor', scope.actor.id, ['feedback'])).filter((line) => line.agreement_id === agreement.id)
  let musts = 0
  for (const line of lines) {
    const review = await reviewById(scope.db, line.id)
    const thread = review && await openThread(scope, { review, key })
    musts += thread?.sent.filter((comment) => comment.kind === 'must' && !thread.answered.has(comment.id)).length ?? 0
  }
  return musts
}
