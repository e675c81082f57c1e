import { useLanguage } from '#app/language/words.tsx'
import type { Label } from './tree.ts'

/** What a group is called. A name the programme typed is the same in every language and nobody's translation. */
export function LabelText({ label }: { label: Label }) {
  const isTyped = label.en === label.az && label.en === label.ru
  return <span {...(isTyped ? { translate: 'no' as const } : {})}>{label[useLanguage()]}</span>
}
