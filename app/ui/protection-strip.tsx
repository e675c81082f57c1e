// <ProtectionStrip title={words.frame.protection.title} line="You and your supervisor Leyla M. can read this. Names: only you.">
//   <p>More about it, shown when the line is opened.</p>
// </ProtectionStrip>
// At the top of every page with case content. One line on a phone, opened by touch; without children it is only the line.
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface ProtectionStripProps {
  /** Says to a screen reader what the line is about. */
  title: string
  line: string
  children?: ReactNode
}

export function ProtectionStrip({ title, line, children }: ProtectionStripProps) {
  return (
    <aside className="protection" aria-label={title}>
      <details>
        <summary><Icon name="lock" size={16} /><span className="protection-line">{line}</span><Icon name="down" size={16} /></summary>
        <div className="protection-more"><p className="protection-whole">{line}</p>{children}</div>
      </details>
    </aside>
  )
}
