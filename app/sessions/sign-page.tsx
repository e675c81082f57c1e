import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { fieldLabel, problemSentence } from './field-label.ts'
import type { NoteContent } from './note.ts'
import { NoteReading } from './note-reading.tsx'

export type SignView = {
  draftId: string; code: string; word: string; name?: string | undefined; supervised: boolean; compareFirst: boolean
  others: { id: string; code: string; word: string; startedOn: string }[]
  about: 'note' | 'addendum'
  content?: NoteContent; late?: boolean; problems?: Record<string, string>; text?: string
}
/** `askReview` and `others`: what had been chosen beside a PIN that was not the right one. */
export type SignProblem = { pin?: string; askReview?: boolean; others?: string[]; problems?: Record<string, string>; retracted?: boolean; compareFirst?: boolean }

/** The text once more, what signing does in one sentence, and the PIN. */
export function SignPage({ view, problem }: { view: SignView; problem?: SignProblem | undefined }) {
  const { sessions, frame } = useWords()
  const { sign } = sessions
  const problems = problem?.problems ?? view.problems
  const compareFirst = view.compareFirst || problem?.compareFirst === true
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={sessions.onlyYouDraft} />
      <PageHeading title={sign.title} code={<CodeName code={view.code} word={view.word} name={view.name} />} actions={<ButtonLink href={`/drafts/${view.draftId}`}>{sign.back}</ButtonLink>} />
      {compareFirst && <Banner tone="attention" word={frame.banner.attention}>{sign.compareFirst} <a href={`/drafts/${view.draftId}#copies`}>{frame.saving.compare}</a></Banner>}
      {problem?.retracted && <Banner tone="attention" word={frame.banner.attention}>{sign.retracted}</Banner>}
      {problems && <ToDo problems={problems} draftId={view.draftId} />}
      {view.late && <p>{sessions.late}</p>}
      {view.content && <NoteReading content={view.content} />}
      {view.text !== undefined && <Prose text={view.text} />}
      {!problems && !compareFirst && <SignForm view={view} problem={problem} />}
    </>
  )
}

function ToDo({ problems, draftId }: { problems: Record<string, string>; draftId: string }) {
  const { sessions, frame } = useWords()
  return (
    <Banner tone="attention" word={frame.banner.attention} title={sessions.sign.notReady} actions={<ButtonLink href={`/drafts/${draftId}`}>{sessions.sign.back}</ButtonLink>}>
      <ul>
        {Object.entries(problems).map(([field, key]) => <li key={field}><strong>{fieldLabel(sessions, field)}</strong>: {problemSentence(sessions, key)}</li>)}
      </ul>
    </Banner>
  )
}

function SignForm({ view, problem }: { view: SignView; problem: SignProblem | undefined }) {
  const { sessions } = useWords()
  const { sign, fields, problems } = sessions
  const language = useLanguage()
  const isNote = view.about === 'note'
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <p>{!isNote ? sign.addendumSentence : view.supervised ? sign.sentence : sign.sentenceAlone}</p>
        {isNote && view.supervised && <ChoiceList kind="checkbox" name="askReview" legend={fields.askReview} hideLegend value={problem?.askReview ? ['yes'] : []} options={[{ value: 'yes', label: fields.askReview }]} />}
        {isNote && view.others.length > 0 && (
          <details open={Boolean(problem?.others?.length)}>
            <summary>{sign.others}</summary>
            <ChoiceList kind="checkbox" name="others" legend={sign.others} hint={sign.othersHint} value={problem?.others ?? []}
              options={view.others.map((other) => ({ value: other.id, label: <><a href={`/drafts/${other.id}/sign`}>{other.code} {other.word}</a> · {formatDate(other.startedOn, language)}</> }))} />
          </details>
        )}
        <Field name="pin" label={sign.pin} kind="password" inputMode="numeric" autoComplete="off" width="short" required error={problem?.pin ? problems['wrong-pin'] : null} />
        <ButtonRow><Button look="action" icon="pencil">{sign.sign}</Button></ButtonRow>
      </Stack>
    </form>
  )
}
