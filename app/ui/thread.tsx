// <Thread label="Comments" entries={[{ id: 'c1', author: 'Leyla M.', when: '14 May 2024, 14:05', dateTime: '2024-05-14T14:05',
//   kind: <StateBadge tone="info">wondering</StateBadge>, quote: '…he sleeps in the yard…', text: 'What does the yard give him?' }]}>
//   <form method="post">…the answer…</form>
// </Thread>
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface ThreadEntry {
  id: string
  author: string
  when: string
  dateTime?: string
  kind?: ReactNode
  /** The sentence it is anchored to. */
  quote?: string
  text: ReactNode
  /** Written by the reader herself: set a step to the right. */
  mine?: boolean
  actions?: ReactNode
}

interface ThreadProps {
  label: string
  entries: readonly ThreadEntry[]
  /** The form to answer with. */
  children?: ReactNode
}

export function Thread({ label, entries, children }: ThreadProps) {
  return (
    <div className="thread">
      <ol aria-label={label}>
        {entries.map((entry) => (
          <li key={entry.id} id={entry.id} className={classes('thread-entry', entry.mine && 'thread-mine')}>
            <p className="thread-top"><strong>{entry.author}</strong> <time dateTime={entry.dateTime}>{entry.when}</time> {entry.kind}</p>
            {entry.quote && <blockquote translate="no">{entry.quote}</blockquote>}
            <div className="thread-text" translate="no">{entry.text}</div>
            {entry.actions && <div className="button-row">{entry.actions}</div>}
          </li>
        ))}
      </ol>
      {children}
    </div>
  )
}
