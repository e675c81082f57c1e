import { assessmentRetractionReasons } from '#app/cases/retraction.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { RetractForm } from '#app/sessions/retract-page.tsx'
import type { OwnAssessment } from './retract-assessment.server.ts'

export function RetractAssessmentPage({ view, problems }: { view: OwnAssessment; problems: NamedProblems | undefined }) {
  const { retraction: { assessment } } = useWords()
  const lead = formatDate(view.on, useLanguage())
  return <RetractForm view={{ ...view, sessionOn: view.on }} said={{ ...assessment, lead }} reasons={assessmentRetractionReasons.map((value) => ({ value, label: assessment.reasons[value] }))} back={`/assessments/${view.id}`} problems={problems} />
}
