import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { NamesView } from '#app/names/names-panel.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { fieldLabel, problemSentence } from './field-label.ts'
import type { NoteContent } from './note.ts'
import { NoteReading } from './note-reading.tsx'
import { SignFrame, type SignFrameProblem } from './sign-frame.tsx'

export type SignView = {
  draftId: string; code: string; word: string; name?: string | undefined; supervised: boolean; compareFirst: boolean
  others: { id: string; code: string; word: string; startedOn: string }[]
  about: 'note' | 'addendum'; names: NamesView
  content?: NoteContent; late?: boolean; problems?: Record<string, string>; text?: string
}
/** `askReview` and `others`: what had been chosen beside a PIN that was not the right one. */
export type SignProblem = SignFrameProblem & { askReview?: boolean; others?: string[]; problems?: Record<string, string>; retracted?: boolean }

export function SignPage({ view, problem }: { view: SignView; problem?: SignProblem | undefined }) {
  const { sessions, frame } = useWords()
  const { sign } = sessions
  const problems = problem?.problems ?? view.problems
  const sentence = view.about === 'addendum' ? sign.addendumSentence : view.supervised ? sign.sentence : sign.sentenceAlone
  return (
    <SignFrame draftId={view.draftId} code={<CodeName code={view.code} word={view.word} name={view.name} />} compareFirst={view.compareFirst} ready={!problems} names={view.names}
      label={(field) => fieldLabel(sessions, field)} problem={problem} sentence={sentence} questions={view.about === 'note' && <NoteQuestions view={view} problem={problem} />}>
      {problem?.retracted && <Banner tone="attention" word={frame.banner.attention}>{sign.retracted}</Banner>}
      {problems && <ToDo problems={problems} draftId={view.draftId} />}
      {view.late && <p>{sessions.late}</p>}
      {view.content && <NoteReading content={view.content} />}
      {view.text !== undefined && <Prose text={view.text} />}
    </SignFrame>
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

function NoteQuestions({ view, problem }: { view: SignView; problem: SignProblem | undefined }) {
  const { sign, fields } = useWords().sessions
  const language = useLanguage()
  return (
    <>
      {view.supervised && <ChoiceList kind="checkbox" name="askReview" legend={fields.askReview} hideLegend value={problem?.askReview ? ['yes'] : []} options={[{ value: 'yes', label: fields.askReview }]} />}
      {view.others.length > 0 && (
        <details open={Boolean(problem?.others?.length)}>
          <summary>{sign.others}</summary>
          <ChoiceList kind="checkbox" name="others" legend={sign.others} hint={sign.othersHint} value={problem?.others ?? []}
            options={view.others.map((other) => ({ value: other.id, label: <><CodeName code={other.code} word={other.word} href={`/drafts/${other.id}/sign`} /> · {formatDate(other.startedOn, language)}</> }))} />
        </details>
      )}
    </>
  )
}
