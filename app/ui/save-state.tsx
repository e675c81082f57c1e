// <SaveState state="saved">{say(words.frame.saving.saved, { time: '14:02' })}</SaveState>
// The one place near the title that tells whether the text is kept. It is read out politely when it changes.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Saving = 'untouched' | 'saved' | 'saving' | 'unsaved' | 'offline' | 'conflict'

const icons: Record<Saving, IconName> = {
  untouched: 'pencil', saved: 'check', saving: 'clock', unsaved: 'pencil', offline: 'alert', conflict: 'alert',
}

interface SaveStateProps {
  state: Saving
  children: ReactNode
  /** With `conflict`: a link to compare both. */
  action?: ReactNode
}

export function SaveState({ state, children, action }: SaveStateProps) {
  return (
    <div className={`save-state save-state-${state}`}>
      <Icon name={icons[state]} size={16} />
      <span role="status" aria-live="polite">{children}</span>
      {action}
    </div>
  )
}
