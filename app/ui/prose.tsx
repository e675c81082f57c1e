// <Prose text={note.subjective} /> shows a written text at 18 px and 68 characters a line, with its own line breaks.
// <Prose lang="az">…elements…</Prose> for text that is already divided (anchored sentences).
import type { ReactNode } from 'react'

interface ProseProps {
  text?: string
  lang?: string
  children?: ReactNode
}

export function Prose({ text, lang, children }: ProseProps) {
  return (
    <div className="prose" lang={lang} translate="no">
      {text?.split(/\n{2,}/).map((paragraph, place) => <p key={place}>{paragraph}</p>)}
      {children}
    </div>
  )
}
