import { languageNames, languages } from '#app/language/language.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button } from '#app/ui/button.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { frequencies, mostReading, supervisionForms, usualReading } from './agreement.ts'
import { refusedForm, type FormProblems } from './problems.ts'

interface AgreementDraftFormProps {
  psychologists: { id: string; name: string; district: string | null }[]
  /** Offered for the beginning and the end. */
  startsOn: string
  endsOn: string
  problems?: FormProblems
}

export function AgreementDraftForm({ psychologists, startsOn, endsOn, problems }: AgreementDraftFormProps) {
  const { agreement: words, problems: sentences } = useWords().supervision
  const language = useLanguage()
  const { error, value } = refusedForm(problems, sentences)
  const people = psychologists.map(({ id, name, district }) => ({ value: id, label: district ? `${name} · ${district}` : name }))
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.newLead} />
      {people.length === 0 ? <EmptyState title={words.nobody} /> : (
        <form method="post">
          <Stack>
            <Field name="superviseeId" label={words.psychologist} kind="select" options={people} empty={words.choosePsychologist} required width="middle" defaultValue={value('superviseeId')} error={error('superviseeId')} />
            <Field name="startsOn" label={words.startsOn} kind="date" required width="short" defaultValue={value('startsOn') ?? startsOn} error={error('startsOn')} />
            <Field name="endsOn" label={words.endsOn} kind="date" required width="short" defaultValue={value('endsOn') ?? endsOn} error={error('endsOn')} />
            <Field name="weeklyReading" label={words.weeklyReading} hint={words.weeklyReadingHint} kind="number" min={1} latest={mostReading} required width="short" defaultValue={value('weeklyReading') ?? usualReading} error={error('weeklyReading')} />
            <SegmentedChoice name="form" legend={words.form} options={supervisionForms.map((form) => ({ value: form, label: words.forms[form] }))} value={value('form') ?? 'individual'} error={error('form')} />
            <SegmentedChoice name="frequency" legend={words.frequency} options={frequencies.map((each) => ({ value: each, label: words.frequencies[each] }))} value={value('frequency') ?? 'fortnightly'} error={error('frequency')} />
            <SegmentedChoice name="readingLanguage" legend={words.readingLanguage} options={languages.map((each) => ({ value: each, label: languageNames[each] }))} value={value('readingLanguage') ?? language} error={error('readingLanguage')} />
            <OwnWords name="confidentiality" title={words.confidentiality} text={words.confidentialityText} value={value('confidentiality')} error={error('confidentiality')} />
            <OwnWords name="disagreement" title={words.disagreement} text={words.disagreementText} value={value('disagreement')} error={error('disagreement')} />
            <p><strong>{words.management}:</strong> {words.managementText}</p>
            <Button look="action">{words.propose}</Button>
          </Stack>
        </form>
      )}
    </>
  )
}

function OwnWords({ name, title, text, value, error }: { name: string; title: string; text: string; value: string | undefined; error: string | undefined }) {
  const words = useWords().supervision.agreement
  return (
    <div>
      <p><strong>{title}:</strong> {text}</p>
      <Field name={name} label={`${title}: ${words.ownWords}`} hint={words.ownWordsHint} kind="textarea" rows={3} max={4000} sensitive defaultValue={value} error={error} />
    </div>
  )
}
