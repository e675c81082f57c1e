import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { answerComment, type NewAnswer, sayRead } from './answer-feedback.server.ts'
import { commentOnReview, takeBackComment, type NewComment } from './comment-on-review.server.ts'
import { askForCode, rewriteComment } from './names-in-comments.server.ts'
import type { ReviewForm } from './review-form.server.ts'
import { closeReview, closeWithoutComment, sendFeedback } from './send-feedback.server.ts'

type Problems = Record<string, string[]>

/** What one button of the review page does. Answers with what to say beside a field, or nothing when it is done. */
export async function workOnReview(scope: Scope, id: Id<'review'>, form: ReviewForm): Promise<Problems | undefined> {
  switch (form.did) {
    case 'comment': return comment(scope, id, form)
    case 'take-back': return void await takeBackComment(scope, id, form.commentId)
    case 'nothing-to-add': return void await closeWithoutComment(scope, id, form)
    case 'close': return void await closeReview(scope, id, form)
    case 'answer': return answer(scope, id, form)
    case 'ask-code': return void await askForCode(scope, id, form)
    case 'rewrite': return (await rewriteComment(scope, id, form)).kind === 'points-at' ? { leave: ['points-at'] } : undefined
    case 'send': return (await sendFeedback(scope, id, form)).kind === 'nothing-to-send' ? { did: ['nothing-to-send'] } : undefined
    case 'read': return (await sayRead(scope, id)).kind === 'a-must-waits' ? { did: ['a-must-waits'] } : undefined
  }
}

async function comment(scope: Scope, id: Id<'review'>, form: NewComment): Promise<Problems | undefined> {
  const { kind } = await commentOnReview(scope, id, form)
  if (kind === 'needs-a-date') return { answerBy: ['must-date'] }
  if (kind === 'points-at') return { leave: ['points-at'] }
  return kind === 'no-such-sentence' ? { anchor: ['no-such-sentence'] } : undefined
}

async function answer(scope: Scope, id: Id<'review'>, form: NewAnswer): Promise<Problems | undefined> {
  const { kind } = await answerComment(scope, id, form)
  if (kind === 'names') return { leave: ['names-in-answer'] }
  return kind === 'names-unchecked' ? { text: ['names-unchecked'] } : undefined
}
