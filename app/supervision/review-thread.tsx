import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { readClient } from '#app/names/client-mark.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Thread, type ThreadEntry } from '#app/ui/thread.tsx'
import { LeaveIt } from './comment-fields.tsx'
import { CommentNames } from './comment-names.tsx'
import type { Refused } from './problems.ts'
import { answerKinds, type FeedbackKind } from './review.ts'
import type { CommentView, ReviewView } from './supervision-view.ts'

type Readable = Exclude<CommentView, { kind: 'unreadable' }>
type Answer = Readable['answers'][number]

interface ReviewThreadProps {
  view: ReviewView
  refused: Refused
}

/** Comments in the order they were written, each with what was answered, and the form to answer with. */
export function ReviewThread({ view, refused }: ReviewThreadProps) {
  const { frame, supervision: { review: words } } = useWords()
  const language = useLanguage()
  if (view.comments.length === 0) return <EmptyState title={words.noComments} />
  const supervisor = view.asSupervisor ? words.you : view.other
  return (
    <>
      {view.comments.map((comment) => (
        <Thread key={comment.id} label={words.comments} entries={entriesOf(comment)}>
          {comment.kind !== 'unreadable' && <CommentNames view={view} comment={comment} refused={refused} />}
          {comment.kind !== 'unreadable' && <Acts view={view} comment={comment} refused={refused} />}
        </Thread>
      ))}
    </>
  )

  function entriesOf(comment: CommentView): ThreadEntry[] {
    const top = { id: comment.id, author: supervisor, when: formatDate(comment.writtenOn, language), dateTime: comment.writtenOn, mine: view.asSupervisor }
    if (comment.kind === 'unreadable') return [{ ...top, kind: <StateBadge tone="attention">{frame.banner.attention}</StateBadge>, text: words.commentUnreadable }]
    return [{ ...top, kind: <Badges comment={comment} />, quote: comment.anchor ? readClient(comment.anchor.quote, language) : undefined, text: readClient(comment.text, language) }, ...comment.answers.map(answerEntry)]
  }

  function answerEntry(answer: Answer): ThreadEntry {
    const author = view.asSupervisor ? view.other : words.you
    const top = { id: answer.id, author, when: formatDate(answer.writtenOn, language), dateTime: answer.writtenOn, mine: !view.asSupervisor }
    return answer.kind === 'unreadable' ? { ...top, text: words.answerUnreadable } : { ...top, kind: <AnswerBadge kind={answer.kind} />, text: readClient(answer.text, language) }
  }
}

const tones: Record<FeedbackKind, 'done' | 'info' | 'quiet' | 'attention'> = { kept: 'done', wondering: 'info', try: 'quiet', must: 'attention' }

function Badges({ comment }: { comment: Readable }) {
  const { kinds, review: words } = useWords().supervision
  const language = useLanguage()
  return (
    <>
      <StateBadge tone={tones[comment.kind]}>{kinds[comment.kind]}</StateBadge>{' '}
      {comment.answerBy && <StateBadge tone="attention" icon="clock">{say(words.by, { date: formatDate(comment.answerBy, language) })}</StateBadge>}{' '}
      {comment.keptBack && <StateBadge icon="pencil">{words.keptBack}</StateBadge>}{' '}
      {comment.anchor ? !comment.anchor.fits && <StateBadge tone="attention">{words.textChanged}</StateBadge> : <StateBadge>{words.wholeNote}</StateBadge>}
    </>
  )
}

function AnswerBadge({ kind }: { kind: 'answer' | 'differently' }) {
  const { answers } = useWords().supervision
  return <StateBadge tone={kind === 'differently' ? 'info' : 'quiet'}>{answers[kind]}</StateBadge>
}

function Acts({ view, comment, refused }: { view: ReviewView; comment: Readable; refused: Refused }) {
  const words = useWords().supervision.review
  if (comment.keptBack) {
    return (
      <form method="post">
        <input type="hidden" name="commentId" value={comment.id} />
        <Button name="did" value="take-back" look="quiet" small>{words.takeBack}</Button>
      </form>
    )
  }
  if (!view.may.answer || comment.answers.length > 0) return null
  return <AnswerForm view={view} comment={comment} refused={refused} />
}

function AnswerForm({ view, comment, refused }: { view: ReviewView; comment: Readable; refused: Refused }) {
  const { answers, review: words } = useWords().supervision
  const isMine = refused.value('commentId') === comment.id
  const text = isMine ? refused.value('text') : undefined
  return (
    <details open={isMine || comment.kind === 'must'}>
      <summary>{words.answer}</summary>
      {comment.kind === 'must' && <p>{words.mustAddendum} <ButtonLink href={`/notes/${view.noteId}/addendum`} small>{words.writeAddendum}</ButtonLink></p>}
      <form method="post" action="#comments">
        <input type="hidden" name="commentId" value={comment.id} />
        <Stack>
          <SegmentedChoice name="kind" legend={words.howAnswered} options={answerKinds.map((kind) => ({ value: kind, label: answers[kind] }))} value={(isMine ? refused.value('kind') : undefined) ?? 'answer'} />
          <Field name="text" label={words.yourAnswer} kind="textarea" rows={3} max={4000} sensitive defaultValue={text} error={isMine ? refused.error('text') : undefined} />
          {isMine && <LeaveIt refused={refused} />}
          <Button name="did" value="answer">{words.sendAnswer}</Button>
        </Stack>
      </form>
    </details>
  )
}
