import { useRef, type FormEvent, type ReactNode } from 'react'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Copies } from './draft-copies.tsx'
import type { DraftFields } from './draft.ts'
import type { DraftView, EditorProblem } from './editor-view.ts'
import { SaveLine } from './save-line.tsx'
import { useAutosave } from './use-autosave.ts'

interface DraftEditorProps {
  view: DraftView
  /** What a save without script could not keep. */
  problem?: EditorProblem | undefined
  title: string
  code: ReactNode
  label: (field: string) => string
  children: (fields: DraftFields) => ReactNode
}

/** The editor around any unsigned text: it works as a plain form; with script it saves by itself. Fields are named `draft.…`. */
export function DraftEditor({ view, problem, title, code, label, children }: DraftEditorProps) {
  const { sessions, frame } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { state, save, names } = useAutosave(view, form)
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={sessions.onlyYouDraft} />
      <PageHeading title={title} code={code} state={<StateBadge icon="pencil">{frame.states.draft}</StateBadge>} saving={<SaveLine state={state} />} />
      {problem && <Banner tone="attention" word={frame.banner.attention} live>{sentenceFor(problem, sessions)}</Banner>}
      <Copies view={view} label={label} />
      <form ref={form} method="post" autoComplete="off" onSubmit={(event) => keepOrLeave(event, save)}>
        <input type="hidden" name="base" defaultValue={view.revision} />
        <input type="hidden" name="windowId" value={view.windowId} readOnly />
        <input type="hidden" name="ticket" value={view.ticket} readOnly />
        {view.merged.map((piece) => <input key={piece} type="hidden" name="merged" value={piece} readOnly />)}
        <Stack>
          {children({ ...view.fields, ...problem?.fields })}
          {names && <NamesLine names={names} />}
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

/** One line, its room kept while there is none to say: what would stand there, and one press for all of it. `shown`: only this is put in. */
function NamesLine({ names }: { names: readonly string[] }) {
  const { editor } = useWords().sessions
  const to = names.join(', ')
  return (
    <div className="names-line">
      <input type="hidden" name="shown" value={to} readOnly />
      <span role="status">{to && say(editor.names, { n: names.length, to })}</span>
      {to && <Button name="then" value="names" small>{editor.useNames}</Button>}
    </div>
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
  // A task of its own: a form that is being submitted takes no second submit, and a save with nothing to do ends within the event
  void save().then((base) => button.value !== 'stay' && setTimeout(() => goOn(form, button, base)))
}

function goOn(form: HTMLFormElement, button: HTMLButtonElement, base: number): void {
  const input = form.elements.namedItem('base')
  // Just before it goes: React writes its own value into a hidden field whenever the page is drawn
  if (input instanceof HTMLInputElement) input.value = String(base)
  form.dataset.going = 'yes'
  form.requestSubmit(button)
  // the page may come back from the browser's memory
  delete form.dataset.going
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
