import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { LeaveIt } from './comment-fields.tsx'
import type { Refused } from './problems.ts'
import type { CommentView, ReviewView } from './supervision-view.ts'

interface CommentNamesProps {
  view: ReviewView
  comment: Exclude<CommentView, { kind: 'unreadable' }>
  refused: Refused
}

/** A name in a comment: shown to the psychologist, who asks; the supervisor reads only that she is asked, and writes anew. */
export function CommentNames(given: CommentNamesProps) {
  if (given.view.asSupervisor) return given.comment.codeAsked ? <WriteAnew {...given} /> : null
  return <Found {...given} />
}

function Found({ view, comment: { id, named = [], codeAsked } }: CommentNamesProps) {
  const words = useWords().names
  if (codeAsked) return <p className="field-hint">{say(words.codeAsked, { name: view.other })}</p>
  if (named.length === 0) return null
  return (
    <form method="post" action="#comments">
      <input type="hidden" name="commentId" value={id} />
      <Stack>
        <div>
          <p>{words.inComment} <span translate="no">{named.map((word) => <mark key={word}>{word} </mark>)}</span></p>
          <p className="field-hint">{say(words.askCodeHint, { name: view.other })}</p>
        </div>
        <div><Button name="did" value="ask-code" small>{words.askCode}</Button></div>
      </Stack>
    </form>
  )
}

function WriteAnew({ view, comment: { id, text, writtenOn }, refused }: CommentNamesProps) {
  const { names: words, supervision: { review } } = useWords()
  const language = useLanguage()
  const isMine = refused.value('commentId') === id
  return (
    <form method="post" action="#comments">
      <input type="hidden" name="commentId" value={id} />
      <Stack>
        <p>{say(words.writeCode, { name: view.other, date: formatDate(writtenOn, language) })}</p>
        <Field name="text" label={review.comment} kind="textarea" rows={3} max={4000} sensitive defaultValue={(isMine ? refused.value('text') : undefined) ?? text} error={isMine ? refused.error('text') : undefined} />
        {isMine && <LeaveIt refused={refused} />}
        <div><Button name="did" value="rewrite">{words.rewrite}</Button></div>
      </Stack>
    </form>
  )
}
