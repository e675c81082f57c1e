import { permitCase } from '#app/cases/permit-case.server.ts'
import { record } from '#app/audit/record.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { liveAgreementWith } from './live-agreements.server.ts'
import { readNote } from './read-note.server.ts'
import { isNew, whyOf } from './review-queue.ts'
import { colleague, noteLine, sessionSpans, type NoteLine } from './review-queue-table.server.ts'
import { insertReview, reviewOfNote } from './review-table.server.ts'
import { sealReview } from './sealed-review.server.ts'
import type { ReviewWhy } from './review.ts'

/** Opens a signed note for review; the review names the version it read. A note begun before is gone on with. */
export async function startReview(scope: Scope, noteId: Id<'note'>): Promise<Id<'review'>> {
  const known = await reviewOfNote(scope.db, noteId, scope.actor.id)
  if (known) return known.id
  const note = await noteLine(scope.db, noteId)
  if (!note || note.state !== 'signed') throw new Refusal('not-found')
  await permitCase(scope, note.case_id, 'supervise')
  const agreement = await liveAgreementWith(scope, note.author_id)
  const key = await scope.keys.of('supervision', agreement.id)
  const reading = await readNote(scope, noteId)
  if (reading.kind !== 'open') throw new Refusal(reading.kind === 'unreadable' ? 'unreadable' : 'not-found')
  const id = newId<'review'>()
  const why = await whyRead(scope, note)
  const document = sealReview(key, id, 1, { noteDigest: reading.digest, addenda: reading.addenda.length, firstReadAt: scope.now().toISOString() })
  return inTransaction(scope, async (scope) => {
    const isFirst = await insertReview(scope.db, {
      id, note_id: noteId, case_id: note.case_id, agreement_id: agreement.id, supervisor_id: scope.actor.id, psychologist_id: note.author_id,
      state: 'in-review', why, opened_on: today(scope), feedback_on: null, answered_on: null, closed_on: null, revision: 1, document,
    })
    if (!isFirst) return (await reviewOfNote(scope.db, noteId, scope.actor.id))!.id
    await record(scope, { did: 'review.started', case: note.case_id, record: id, about: why })
    return id
  })
}

async function whyRead(scope: Scope, note: NoteLine): Promise<ReviewWhy> {
  const author = await colleague(scope.db, note.author_id)
  const span = (await sessionSpans(scope.db, note.author_id)).get(note.case_id)
  return whyOf({ asked: note.asked_review === 1, ...placeInCase(note, span) }, isNew(author?.joined_on ?? null, today(scope)))
}

/** Whether a note opens or closes its case. */
export function placeInCase(note: NoteLine, span: { first: string; last: string } | undefined): { opensCase: boolean; closesCase: boolean } {
  const isClosing = note.case_state === 'closing' || note.case_state === 'closed'
  return { opensCase: note.session_on === span?.first, closesCase: isClosing && note.session_on === span?.last }
}
