import { useRef, type FormEvent } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Field } from '#app/ui/field.tsx'
import { Beside, PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Copies } from './draft-copies.tsx'
import type { EditorProblem, EditorView } from './editor-view.ts'
import { unkeepable } from './field-label.ts'
import { longestText } from './note.ts'
import { NoteParts } from './note-parts.tsx'
import { NoteQuestions, SessionWhen } from './note-questions.tsx'
import { SaveLine } from './save-line.tsx'
import { useAutosave } from './use-autosave.ts'

/** Works as a plain form; with script it saves by itself. `problem` is what a save without script could not keep. */
export function NoteEditor({ view, problem }: { view: EditorView; problem?: EditorProblem | undefined }) {
  const words = useWords()
  const { sessions, frame } = words
  const form = useRef<HTMLFormElement>(null)
  const { state, save } = useAutosave(view, form)
  const shown = { ...view, fields: { ...view.fields, ...problem?.fields }, unkeepable: problem?.unkeepable }
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={sessions.onlyYouDraft} />
      <PageHeading
        title={view.about === 'addendum' ? sessions.editor.addendumTitle : say(sessions.sessionNumber, { n: view.number })}
        code={<CodeName code={view.code} word={view.word} name={view.name} href={`/cases/${view.caseId}`} />}
        state={<StateBadge icon="pencil">{frame.states.draft}</StateBadge>} saving={<SaveLine state={state} />}
      />
      {problem && <Banner tone="attention" word={frame.banner.attention} live>{sentenceFor(problem, sessions)}</Banner>}
      <Copies view={view} />
      <form ref={form} method="post" autoComplete="off" onSubmit={(event) => keepOrLeave(event, save)}>
        <input type="hidden" name="base" defaultValue={view.revision} />
        <input type="hidden" name="windowId" value={view.windowId} readOnly />
        <input type="hidden" name="ticket" value={view.ticket} readOnly />
        {view.merged.map((piece) => <input key={piece} type="hidden" name="merged" value={piece} readOnly />)}
        <Stack>
          {view.about === 'addendum' ? <AddendumText view={shown} /> : <NoteForm view={shown} />}
          <ButtonRow>
            <Button name="then" value="stay">{sessions.editor.save}</Button>
            <Button name="then" value="sign" look="action" icon="pencil">{sessions.editor.readAndSign}</Button>
          </ButtonRow>
        </Stack>
      </form>
      <Stack><Discard /></Stack>
    </>
  )
}

function sentenceFor({ status }: EditorProblem, { editor, problems }: ReturnType<typeof useWords>['sessions']): string {
  if (status === 413) return editor.tooLarge
  return status === 422 ? problems['unreadable-text'] : problems['not-understood']
}

/** With script, "save" stays on the page; "read and sign" first waits for a save on its way, then goes on as a form. */
function keepOrLeave(event: FormEvent<HTMLFormElement>, save: () => Promise<number>): void {
  const button = (event.nativeEvent as SubmitEvent).submitter
  if (!(button instanceof HTMLButtonElement)) return
  const form = event.currentTarget
  if (form.dataset.going === 'yes') return
  event.preventDefault()
  void save().then((base) => {
    if (button.value !== 'sign') return
    const input = form.elements.namedItem('base')
    // Just before it goes: React writes its own value into a hidden field whenever the page is drawn
    if (input instanceof HTMLInputElement) input.value = String(base)
    form.dataset.going = 'yes'
    form.requestSubmit(button)
  })
}

function NoteForm({ view }: { view: EditorView }) {
  return (
    <Beside beside={<LastTime view={view} />}>
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

function Discard() {
  const { editor } = useWords().sessions
  return (
    <details>
      <summary>{editor.discard}</summary>
      <form method="post">
        <p>{editor.discardLead}</p>
        <Button name="intent" value="discard" look="danger">{editor.discard}</Button>
      </form>
    </details>
  )
}
