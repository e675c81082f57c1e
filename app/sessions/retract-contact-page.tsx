import type { ContactToRetract } from '#app/cases/retract-contact.server.ts'
import { contactRetractionReasons } from '#app/cases/retraction.ts'
import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { RetractForm } from './retract-page.tsx'
import { TakenBack } from './taken-back.tsx'

/** The form; once it was retracted, what stands in its place. */
export function RetractContactPage({ view, problems }: { view: ContactToRetract; problems: NamedProblems | undefined }) {
  const { retraction: { contact } } = useWords()
  const lead = formatDate(view.on, useLanguage())
  const back = `/cases/${view.caseId}`
  if (!view.retracted) return <RetractForm view={{ ...view, sessionOn: view.on }} said={{ ...contact, lead }} reasons={contactRetractionReasons.map((value) => ({ value, label: contact.reasons[value] }))} back={back} problems={problems} />
  const { on, reason, words } = view.retracted
  return (
    <>
      <PageHeading title={contact.what} code={<CodeName code={view.code} word={view.word} href={back} />} lead={lead} />
      <TakenBack on={on} reason={reason && contact.reasons[reason]} words={words} />
    </>
  )
}
