// <Prose text={note.subjective} /> shows a written text at 18 px and 68 characters a line, with its own line breaks.
// <Prose lang="az">…elements…</Prose> for text that is already divided (anchored sentences).
// {{client}} in a text reads as the word for the client in the text's own language.
import type { ReactNode } from 'react'
import { useLanguage } from '#app/language/words.tsx'
import { readClient } from '#app/names/client-mark.ts'

interface ProseProps {
  text?: string
  lang?: string
  children?: ReactNode
}

export function Prose({ text, lang, children }: ProseProps) {
  const language = useLanguage()
  return (
    <div className="prose" lang={lang} translate="no">
      {text && readClient(text, language).split(/\n{2,}/).map((paragraph, place) => <p key={place}>{paragraph}</p>)}
      {children}
    </div>
  )
}
