import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { shortDigest } from '#app/sessions/note.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { withNames } from './names-in-comments.server.ts'
import { commentViews, openThread, type Thread } from './open-thread.server.ts'
import { permitReview, type ReviewPermit } from './permit-review.server.ts'
import { readableParts, readNote } from './read-note.server.ts'
import { stateAfter, stepOfReader, type ReviewContent } from './review.ts'
import { colleague, noteLine } from './review-queue-table.server.ts'
import { openReviewContent } from './sealed-review.server.ts'
import type { NoteReading, ReviewView } from './supervision-view.ts'

/** The review as one of the two reads it: note, comments, answers, and what was written under the note since. */
export async function readReview(scope: Scope, reviewId: Id<'review'>): Promise<ReviewView> {
  const permit = await permitReview(scope, reviewId)
  const { review, side } = permit
  const other = await colleague(scope.db, side === 'supervisor' ? review.psychologist_id : review.supervisor_id)
  const line = await noteLine(scope.db, review.note_id)
  const note = await readNote(scope, review.note_id)
  const thread = await openThread(scope, permit)
  const content = await contentOf(scope, permit)
  return {
    id: review.id, noteId: review.note_id, code: line?.code ?? '', word: line?.word ?? '', state: review.state, why: review.why,
    other: other?.name ?? '', asSupervisor: side === 'supervisor',
    openedOn: review.opened_on, feedbackOn: review.feedback_on, answeredOn: review.answered_on, closedOn: review.closed_on,
    version: versionOf(content, note), note, since: since(content, note),
    comments: await withNames(scope, permit, commentViews(thread, readableParts(note), note.kind === 'open')), may: mayDo(permit, thread, note),
  }
}

async function contentOf(scope: Scope, { key, review }: ReviewPermit): Promise<ReviewContent | undefined> {
  try {
    return openReviewContent(key, review)
  } catch (error) {
    await noticeUnreadable(scope, error)
    return undefined
  }
}

function versionOf(content: ReviewContent | undefined, note: NoteReading): ReviewView['version'] {
  if (!content) return null
  const { noteDigest, addenda, firstReadAt, nothingToAdd = false } = content
  return { digest: shortDigest(noteDigest), addenda, firstReadAt, isThisNote: note.kind !== 'open' || note.digest === noteDigest, nothingToAdd }
}

const since = (content: ReviewContent | undefined, note: NoteReading): number[] =>
  (content && note.kind === 'open' ? note.addenda.map((each) => each.number).filter((number) => number > content.addenda) : [])

function mayDo({ review, side, open }: ReviewPermit, thread: Thread, note: NoteReading): ReviewView['may'] {
  const supervises = open && side === 'supervisor'
  const isSupervised = open && side === 'psychologist' && review.state === 'feedback'
  const keptBack = thread.all.some(({ row }) => row.state === 'kept-back')
  const maySend = supervises && stateAfter(review.state, 'send') !== undefined
  return {
    comment: maySend && note.kind === 'open', send: maySend && keptBack,
    nothingToAdd: supervises && stateAfter(review.state, 'nothing-to-add') !== undefined && !keptBack,
    close: supervises && stateAfter(review.state, 'close') !== undefined && !keptBack,
    answer: isSupervised, read: isSupervised && stepOfReader(thread.sent, thread.answered, true) !== undefined,
  }
}
