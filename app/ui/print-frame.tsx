// <PrintFrame code={<CodeName code="AGD-7K2P" word="lantern" />} title="Case summary" printed="Printed by Rena H. on 14 May 2024"
//   destroyAfter="Destroy after 14 Jun 2024" note={words.frame.print.recorded}>…</PrintFrame>
// Every printed or exported page carries code, date, who exported, and when to destroy it.
import type { ReactNode } from 'react'

interface PrintFrameProps {
  title: string
  code?: ReactNode
  printed: string
  destroyAfter: string
  /** Shown on the screen only. */
  note?: ReactNode
  children: ReactNode
}

export function PrintFrame({ title, code, printed, destroyAfter, note, children }: PrintFrameProps) {
  return (
    <article className="print-frame">
      {note && <div className="print-note">{note}</div>}
      <header><h2>{title}</h2>{code && <p>{code}</p>}</header>
      {children}
      <footer><span>{printed}</span><strong>{destroyAfter}</strong></footer>
    </article>
  )
}
