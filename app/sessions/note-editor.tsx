import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { Beside, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { DraftEditor } from './draft-editor.tsx'
import type { EditorProblem, EditorView } from './editor-view.ts'
import { fieldLabel, unkeepable } from './field-label.ts'
import { jottingsIn, withJottings } from './jotting.ts'
import { longestText } from './note.ts'
import { NoteParts } from './note-parts.tsx'
import { NoteQuestions, SessionWhen } from './note-questions.tsx'

export function NoteEditor({ view, problem }: { view: EditorView; problem?: EditorProblem | undefined }) {
  const { sessions } = useWords()
  const isAddendum = view.about === 'addendum'
  const marked = { ...view, unkeepable: problem?.unkeepable }
  return (
    <DraftEditor view={view} problem={problem} label={(field) => fieldLabel(sessions, field)}
      title={isAddendum ? sessions.editor.addendumTitle : say(sessions.sessionNumber, { n: view.number })}
      code={<CodeName code={view.code} word={view.word} name={view.name} href={`/cases/${view.caseId}`} />}>
      {(fields) => (isAddendum ? <AddendumText view={{ ...marked, fields }} /> : (
        <>
          {jottingsIn(fields).map((name) => <input key={name} type="hidden" name={`draft.${name}`} value="" readOnly />)}
          <SatScales sat={view.sat} />
          <NoteForm view={{ ...marked, fields: withJottings(fields) }} />
        </>
      ))}
    </DraftEditor>
  )
}

/** In a window of its own: what was filled in with the client stands in the form there. */
function SatScales({ sat }: Pick<EditorView, 'sat'>) {
  const { sessions: { editor }, frame } = useWords()
  return sat.length === 0 ? null : (
    <Banner tone="info" word={frame.banner.info}>
      {sat.map(({ short, href }) => <p key={href}>{say(editor.satScale, { tool: short })} <a href={href} target="_blank" rel="noreferrer">{editor.keepScale}</a></p>)}
    </Banner>
  )
}

function NoteForm({ view }: { view: EditorView }) {
  return (
    <Beside beside={<><LastTime view={view} /><EnterScale caseId={view.caseId} /></>}>
      <Stack>
        <SessionWhen view={view} />
        <NoteParts view={view} />
        <NoteQuestions view={view} />
      </Stack>
    </Beside>
  )
}

function AddendumText({ view }: { view: EditorView }) {
  const { sessions } = useWords()
  const { addendum } = sessions
  return (
    <Stack>
      <p>{addendum.lead}</p>
      <Field name="draft.text" label={addendum.text} kind="textarea" rows={10} sensitive max={longestText} defaultValue={view.fields.text} error={unkeepable(view, 'text', sessions)} />
    </Stack>
  )
}

/** In a window of its own: the note stays open as it is. */
function EnterScale({ caseId }: { caseId: string }) {
  const { frame } = useWords()
  return <p><a href={`/cases/${caseId}/scales/new`} target="_blank" rel="noreferrer">{frame.actions.enterScale}</a></p>
}

function LastTime({ view: { last } }: { view: EditorView }) {
  const { editor } = useWords().sessions
  const language = useLanguage()
  if (!last) return <p>{editor.noLast}</p>
  return (
    <details open>
      <summary>{editor.lastTime} · {formatDate(last.sessionOn, language)}</summary>
      {last.plan && <><h3>{editor.lastPlan}</h3><Prose text={last.plan} /></>}
      {last.homeTask && <><h3>{editor.lastTask}</h3><Prose text={last.homeTask} /></>}
    </details>
  )
}
