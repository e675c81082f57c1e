import { useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import type { Refused } from './problems.ts'
import { feedbackKinds } from './review.ts'

/** The fields of one comment; they lie in the form of the whole note, whose radio buttons say which sentence is meant. */
export function CommentFields({ refused, quote }: { refused: Refused; quote?: string }) {
  const { supervision, names } = useWords()
  const words = supervision.review
  const kinds = feedbackKinds.map((kind) => ({ value: kind, label: `${supervision.kinds[kind]}: ${supervision.kindHints[kind]}` }))
  return (
    <div className="comment-fields" id="write">
      <Stack>
        {quote && <blockquote translate="no">{quote}</blockquote>}
        <SegmentedChoice name="kind" legend={words.kind} options={kinds} value={refused.value('kind') ?? 'wondering'} error={refused.error('kind')} />
        <Field name="text" label={words.comment} kind="textarea" rows={3} max={4000} sensitive defaultValue={refused.value('text')} error={refused.error('text') ?? refused.error('anchor')} />
        <Field name="answerBy" label={words.answerBy} hint={words.answerByHint} kind="date" width="short" defaultValue={refused.value('answerBy')} error={refused.error('answerBy')} />
        <p className="field-hint">{names.commentChecked}</p>
        <LeaveIt refused={refused} />
        <div className="button-row"><Button name="did" value="comment">{words.keep}</Button> <span className="field-hint">{words.keepHint}</span></div>
      </Stack>
    </div>
  )
}

/** Only after something was found: what points at a person goes on when its writer says so. */
export function LeaveIt({ refused }: { refused: Refused }) {
  const { names } = useWords()
  const error = refused.error('leave')
  if (!error) return null
  return <ChoiceList kind="checkbox" name="leave" legend={names.leaveLegend} error={error} options={[{ value: 'yes', label: names.plainLeave }]} />
}
