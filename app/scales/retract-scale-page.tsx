import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { retractionReasons } from './scale.ts'
import type { EntryAnswer, ScalePageView } from './scale-view.ts'
import { problemWords } from './scale-words.ts'

export function RetractScalePage({ file, line, answer }: Pick<ScalePageView, 'file' | 'line'> & { answer: EntryAnswer | undefined }) {
  const { scales: words, frame } = useWords()
  const { retract } = words
  const language = useLanguage()
  const error = (name: string) => { const key = answer?.errors[name]?.[0]; return key === undefined ? undefined : problemWords(words, key) }
  const reason = answer?.values.reason
  return (
    <>
      <PageHeading title={retract.title} code={<CodeName code={file.code} word={file.word} />} lead={`${line.short} · ${formatDate(line.measuredOn, language)}`} />
      <p>{retract.sentence}</p>
      <form method="post" autoComplete="off">
        <Stack>
          <ChoiceList kind="radio" name="reason" legend={retract.reason} value={typeof reason === 'string' ? reason : null} error={error('reason')} options={retractionReasons.map((value) => ({ value, label: retract.reasons[value] }))} />
          <Field name="pin" label={retract.pin} kind="password" inputMode="numeric" autoComplete="off" width="short" required error={error('pin')} />
          <ButtonRow><Button look="danger">{retract.action}</Button><ButtonLink href={`/scales/${line.id}`} look="quiet">{frame.actions.cancel}</ButtonLink></ButtonRow>
        </Stack>
      </form>
    </>
  )
}
