import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import type { ReportMark } from './check-report-text.ts'

interface ReportMarksProps {
  marks: readonly ReportMark[]
  fingerprint: string
  /** What a field is called on the page. */
  label: (field: string) => string
}

/** Inside the form of the texts, above its button: what points at a person, and the box that says it stays (`leave`, with `seen`). */
export function ReportMarks({ marks, fingerprint, label }: ReportMarksProps) {
  const { names: words, frame } = useWords()
  const language = useLanguage()
  if (marks.length === 0) return null
  return (
    <>
      <Banner tone="attention" word={frame.banner.attention} title={plural(language, words.reportFound, marks.length)} live>
        <ul>{marks.map((mark) => <li key={`${mark.field} ${mark.start}`} translate="no">{label(mark.field)}: {mark.before}<mark>{mark.text}</mark>{mark.after} ({words.markKinds[mark.kind]})</li>)}</ul>
      </Banner>
      <input type="hidden" name="seen" value={fingerprint} readOnly />
      <ChoiceList kind="checkbox" name="leave" legend={words.leaveLegend} hint={words.reportHint} options={[{ value: 'yes', label: words.plainLeave }]} />
    </>
  )
}
