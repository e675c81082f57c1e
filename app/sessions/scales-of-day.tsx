import { useWords } from '#app/language/words.tsx'
import { Scores } from '#app/scales/change-line.tsx'
import type { ScaleLine } from '#app/scales/scale-view.ts'
import { Section } from '#app/ui/page-heading.tsx'

/** Beside a signed note: what was measured on its day, one line each; the numbers say what they say on their own page. */
export function ScalesOfDay({ lines }: { lines: ScaleLine[] }) {
  const { scales } = useWords()
  if (lines.length === 0) return null
  return (
    <Section title={scales.dayTitle}>
      <ul className="plain-list">{lines.map((line) => <li key={line.id}><a href={`/scales/${line.id}`}>{[line.member, line.short].filter(Boolean).join(' · ')}</a> <Scores line={line} /></li>)}</ul>
    </Section>
  )
}
