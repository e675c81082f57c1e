import type { Id } from '#app/work/id.ts'
import { addDays, today, type Scope } from '#app/work/scope.ts'
import type { AgreementRow } from './agreement-table.server.ts'
import { liveAgreements } from './live-agreements.server.ts'
import { fillQueue, isNew, lapseDays, mondayOf, weeklyBudget, type Waiting } from './review-queue.ts'
import { colleague, notesToReview, reviewsBegunSince, sessionSpans, type NoteLine } from './review-queue-table.server.ts'
import { placeInCase } from './start-review.server.ts'
import type { QueueRow } from './supervision-view.ts'

/** What this week's reading is, for all the actor's psychologists together; codes and words, no names of clients. */
export async function reviewQueue(scope: Scope): Promise<QueueRow[]> {
  const rows: QueueRow[] = []
  for (const agreement of await liveAgreements(scope)) rows.push(...await queueUnder(scope, agreement))
  return withKeys(scope, rows)
}

/** How many notes are read for one psychologist this week, and how many of them already were. */
export async function readingOf(scope: Scope, agreement: AgreementRow): Promise<{ budget: number; read: number; isNew: boolean }> {
  const day = today(scope)
  const joinedOn = (await colleague(scope.db, agreement.supervisee_id))?.joined_on ?? null
  const read = await reviewsBegunSince(scope.db, agreement.supervisee_id, scope.actor.id, mondayOf(day))
  return { budget: weeklyBudget(agreement.weekly_reading, joinedOn, day), read, isNew: isNew(joinedOn, day) }
}

async function queueUnder(scope: Scope, agreement: AgreementRow): Promise<QueueRow[]> {
  const day = today(scope)
  const by = (await colleague(scope.db, agreement.supervisee_id))?.name ?? ''
  const { budget, read, isNew } = await readingOf(scope, agreement)
  const spans = await sessionSpans(scope.db, agreement.supervisee_id)
  const notes = await notesToReview(scope.db, agreement.supervisee_id, scope.actor.id, addDays(day, -lapseDays))
  const byId = new Map<string, NoteLine>(notes.map((note) => [note.id, note]))
  const drawn = fillQueue(notes.map((note) => waiting(note, spans.get(note.case_id))), { left: budget - read, day, isNew })
  return drawn.map(({ noteId, why }) => {
    const note = byId.get(noteId)!
    return { noteId: note.id, caseId: note.case_id, code: note.code, word: note.word, kind: note.kind, sessionOn: note.session_on, signedOn: note.signed_on, by, why, keyHeld: false }
  })
}

const waiting = (note: NoteLine, span: { first: string; last: string } | undefined): Waiting => ({
  noteId: note.id, caseId: note.case_id, signedOn: note.signed_on, asked: note.asked_review === 1, lot: note.lot, ...placeInCase(note, span),
})

/** A case whose key has not come yet stays in the list and says so: the psychologist's next sign-in grants it. */
async function withKeys(scope: Scope, rows: QueueRow[]): Promise<QueueRow[]> {
  const held = await scope.keys.many('clinical', [...new Set(rows.map((row): Id<'case'> => row.caseId))])
  return rows.map((row) => ({ ...row, keyHeld: held.has(row.caseId) }))
}
