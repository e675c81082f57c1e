import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { NamesInForm } from '#app/names/names-in-form.tsx'
import { LeaveNames } from '#app/names/names-panel.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList, type Choice } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { problemSentence } from './field-label.ts'
import { retractionReasons } from './note.ts'

export type RetractView = { id: string; code: string; word: string; sessionOn: string }

export function RetractPage({ view, problems }: { view: RetractView; problems?: NamedProblems | undefined }) {
  const { sessions: { retract } } = useWords()
  return <RetractForm view={view} said={retract} reasons={retractionReasons.map((reason) => ({ value: reason, label: retract.reasons[reason] }))} back={`/notes/${view.id}`} problems={problems} />
}

interface RetractFormProps {
  view: RetractView
  /** Of a note, or of whatever else is retracted; a lead of its own where it is no session. */
  said: { title: string; sentence: string; lead?: string }
  reasons: readonly Choice[]
  back: string
  problems?: NamedProblems | undefined
}

/** What happens, why, in one sentence, and the PIN. */
export function RetractForm({ view, said, reasons, back, problems }: RetractFormProps) {
  const { sessions, frame } = useWords()
  const { retract } = sessions
  const language = useLanguage()
  const error = (name: string) => problems?.errors[name]?.[0] && problemSentence(sessions, problems.errors[name][0])
  const value = (name: string) => { const typed = problems?.values[name]; return typeof typed === 'string' ? typed : undefined }
  return (
    <>
      <PageHeading title={said.title} code={<CodeName code={view.code} word={view.word} />} lead={said.lead ?? say(sessions.of, { date: formatDate(view.sessionOn, language) })} />
      <p>{said.sentence}</p>
      <form method="post" autoComplete="off">
        <Stack>
          <NamesInForm problems={problems} action={retract.action} label={() => retract.words} />
          <ChoiceList kind="radio" name="reason" legend={retract.reason} value={value('reason')} error={error('reason')} options={reasons} />
          <Field name="words" label={retract.words} kind="textarea" rows={2} sensitive max={500} defaultValue={value('words')} error={error('words')} />
          {problems?.names && <LeaveNames names={problems.names} isUndecided={problems.namesProblem === 'undecided'} />}
          <Field name="pin" label={retract.pin} kind="password" inputMode="numeric" autoComplete="off" width="short" required error={error('pin')} />
          <ButtonRow>
            <Button look="danger">{retract.action}</Button>
            <ButtonLink href={back} look="quiet">{frame.actions.cancel}</ButtonLink>
          </ButtonRow>
        </Stack>
      </form>
    </>
  )
}
