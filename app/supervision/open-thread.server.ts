import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { placeAnchor, type Anchor, type ReadPart } from './anchor.ts'
import type { ReviewPermit } from './permit-review.server.ts'
import type { AnswerKind, CommentContent, FeedbackKind } from './review.ts'
import { commentsOf, type CommentRow } from './review-table.server.ts'
import { openComment } from './sealed-review.server.ts'
import type { CommentView } from './supervision-view.ts'

type Opened = { row: CommentRow; content: CommentContent | undefined }
export type FeedbackContent = Extract<CommentContent, { anchor: Anchor | null }>
export type Thread = {
  all: Opened[]
  /** Feedback that reached the psychologist and opens. */
  sent: { id: string; kind: FeedbackKind; answerBy: string | null }[]
  /** Ids of comments with an answer, an answer that no longer opens included. */
  answered: Set<string>
}

/** Comments and answers of a review; one that does not open leaves the others working. Kept-back ones are the writer's alone. */
export async function openThread(scope: Scope, { review, key }: Pick<ReviewPermit, 'review' | 'key'>): Promise<Thread> {
  const all: Opened[] = []
  for (const row of await commentsOf(scope.db, [review.id])) {
    if (row.state === 'kept-back' && row.author_id !== scope.actor.id) continue
    all.push({ row, content: await contentOf(scope, key, row) })
  }
  all.sort((a, b) => order(a).localeCompare(order(b)))
  const sent = all.flatMap(({ row, content }) => (row.state === 'sent' && content && isFeedback(content) ? [{ id: row.id, kind: content.kind, answerBy: content.answerBy }] : []))
  return { all, sent, answered: new Set(all.flatMap(({ row }) => (row.answers_id ? [row.answers_id] : []))) }
}

/** The row knows the day alone, the instant is inside what is sealed; what does not open stands first of its day. */
const order = ({ row, content }: Opened): string => `${row.written_on} ${content?.writtenAt ?? ''}`

export const isFeedback = (content: CommentContent): content is FeedbackContent => 'anchor' in content

async function contentOf(scope: Scope, key: ReviewPermit['key'], row: CommentRow): Promise<CommentContent | undefined> {
  try {
    return openComment(key, row)
  } catch (error) {
    await noticeUnreadable(scope, error)
    return undefined
  }
}

/** For the page: each comment with its answers, and whether its sentence still stands. */
export function commentViews(thread: Thread, parts: readonly ReadPart[], noteIsOpen: boolean): CommentView[] {
  return thread.all.filter(({ row }) => row.answers_id === null).map(({ row, content }) => {
    if (!content || !isFeedback(content)) return { id: row.id, kind: 'unreadable', writtenOn: row.written_on }
    return {
      id: row.id, kind: content.kind, text: content.text, writtenOn: row.written_on, keptBack: row.state === 'kept-back', answerBy: content.answerBy, codeAsked: row.code_asked_of === row.revision,
      anchor: content.anchor && anchored(content.anchor, parts, noteIsOpen), answers: answersTo(thread, row),
    }
  })
}

function anchored(anchor: Anchor, parts: readonly ReadPart[], noteIsOpen: boolean) {
  if (!noteIsOpen) return { ...anchor, fits: true }
  const place = placeAnchor(anchor, parts)
  return place.kind === 'fits' ? { ...anchor, start: place.start, fits: true } : { ...anchor, fits: false }
}

function answersTo(thread: Thread, comment: CommentRow): Extract<CommentView, { text: string }>['answers'] {
  return thread.all.filter(({ row }) => row.answers_id === comment.id).map(({ row, content }) =>
    content && !isFeedback(content)
      ? { id: row.id, kind: content.kind satisfies AnswerKind, text: content.text, writtenOn: row.written_on }
      : { id: row.id, kind: 'unreadable', writtenOn: row.written_on })
}
