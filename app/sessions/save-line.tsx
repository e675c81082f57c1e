import { formatTime } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { SaveState, type Saving } from '#app/ui/save-state.tsx'
import type { SaveShown } from './autosave.ts'

/** The one place that tells whether the text is kept. */
export function SaveLine({ state, kept }: { state: SaveShown; /** What is said where nothing is read back. */ kept?: string }) {
  const words = useWords()
  return (
    <SaveState state={looks[state.kind]} action={state.kind === 'conflict' && <a href="#copies" onClick={() => location.reload()}>{words.frame.saving.compare}</a>}>
      {state.kind === 'kept' ? kept : lineOf(state, words)}
    </SaveState>
  )
}

const looks: Record<SaveShown['kind'], Saving> = {
  untouched: 'untouched', saved: 'saved', kept: 'saved', saving: 'saving', unsaved: 'unsaved', retry: 'unsaved', offline: 'offline', conflict: 'conflict', 'signed-out': 'offline', 'too-large': 'offline', signs: 'offline', gone: 'offline',
}

function lineOf(state: Exclude<SaveShown, { kind: 'kept' }>, { frame: { saving }, sessions: { editor } }: ReturnType<typeof useWords>): string {
  switch (state.kind) {
    case 'untouched': return saving.untouched
    case 'saving': return saving.saving
    case 'unsaved': return saving.unsaved
    case 'retry': return editor.retry
    case 'saved': return say(saving.saved, { time: formatTime(state.at) })
    case 'offline': return state.kept ? saving.offline : saving.offlineNotKept
    case 'conflict': return saving.conflict
    case 'signed-out': return state.kept ? editor.signedOut : editor.notKept
    case 'too-large': return editor.notSavedTooLarge
    case 'signs': return editor.notSavedSigns
    case 'gone': return editor.gone
  }
}
