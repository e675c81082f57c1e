import type { FormProblems } from '#app/http/form-problems.ts'
import { useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { takingBackReasons } from './closure.ts'
import { choicesOf, useAnswer } from './use-answer.ts'

export function TakeBackForm({ problems }: { problems: FormProblems | undefined }) {
  const words = useWords().closure
  const answer = useAnswer(problems, words.problems)
  return (
    <details open={problems !== undefined}>
      <summary>{words.takeBack}</summary>
      <form method="post" autoComplete="off">
        <Stack>
          <p>{words.takeBackHint}</p>
          <ChoiceList kind="radio" {...answer.choice('takeBack')} legend={words.reason} options={choicesOf(takingBackReasons, words.takeBackReasons)} />
          <Field name="pin" label={words.pin} kind="password" inputMode="numeric" autoComplete="off" error={answer.problem('pin')} required width="short" />
          <div><Button look="danger" name="did" value="take-back">{words.takeBackAction}</Button></div>
        </Stack>
      </form>
    </details>
  )
}
