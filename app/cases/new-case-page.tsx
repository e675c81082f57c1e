import type { FormProblems } from '#app/http/form-problems.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { ageBands, categories, familyRoles, sexes } from './case.ts'
import { ConsentParts } from './consent-parts.tsx'
import { DistrictField } from './district-field.tsx'
import { PersonParts } from './person-parts.tsx'
import type { ReadingSheet } from './reading-sheet.ts'
import { choicesOf, useAnswer, type Answer } from './use-answer.ts'

export type NewCaseView = { districts: string[]; district: string | null; sheet: ReadingSheet; memberLines: number }

export function NewCasePage({ view, problems }: { view: NewCaseView; problems: FormProblems | undefined }) {
  const { cases: { form: words, kinds }, frame } = useWords()
  const answer = useAnswer(problems)
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={frame.protection.noNames} />
      <PageHeading title={words.title} lead={words.lead} />
      <form method="post" autoComplete="off">
        <Stack>
          <p>{words.withoutConsent} <a href="/first-contact/new">{words.toFirstContact}</a></p>
          {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
          <SegmentedChoice name="kind" legend={words.kind} value={answer.typed('kind') ?? 'individual'} error={answer.problem('kind')} options={choicesOf(['individual', 'family'] as const, kinds)} />
          <DistrictField label={words.district} districts={view.districts} own={view.district} answer={answer} />
        </Stack>
        <Section title={words.about}>
          <Stack>
            <p>{words.aboutHint}</p>
            <PersonParts answer={answer} />
            <Members lines={view.memberLines} answer={answer} />
          </Stack>
        </Section>
        <ConsentParts answer={answer} sheet={view.sheet} />
        <ButtonRow>
          <Button look="action">{words.save}</Button>
          <ButtonLink href="/caseload" look="quiet">{frame.actions.cancel}</ButtonLink>
        </ButtonRow>
      </form>
    </>
  )
}

/** Open as soon as there is something in it to see: a family was chosen, or a line needs another look. */
function Members({ lines, answer }: { lines: number; answer: Answer }) {
  const { form: words } = useWords().cases
  return (
    <details open={answer.typed('kind') === 'family'}>
      <summary>{words.members}</summary>
      <Stack>
        <p>{words.membersHint}</p>
        <Field name="own" label={words.own} aside={words.aboutHint} width="short" defaultValue={answer.typed('own')} error={answer.problem('own')} />
        {Array.from({ length: lines }, (_, at) => <Member key={at} at={at} answer={answer} />)}
      </Stack>
    </details>
  )
}

function Member({ at, answer }: { at: number; answer: Answer }) {
  const { cases: words, people } = useWords()
  const field = (part: string) => {
    const name = `members[${at}].${part}`
    return { name, defaultValue: answer.typed(name), error: answer.problem(name), width: 'middle' as const }
  }
  const choice = (part: string) => ({ ...field(part), kind: 'select' as const, empty: '–' })
  return (
    <Fieldset legend={say(words.form.memberLine, { n: at + 2 })}>
      <Field {...choice('role')} label={words.form.role} options={choicesOf(familyRoles.filter((role) => role !== 'index'), people.familyRoles)} />
      <Field {...choice('sex')} label={words.form.sex} options={choicesOf(sexes, people.sexes)} />
      <Field {...choice('ageBand')} label={words.form.ageBand} options={choicesOf(ageBands, people.ageBands)} />
      <Field {...choice('category')} label={words.form.category} options={choicesOf(categories, words.categories)} />
      <Field {...field('own')} label={words.form.own} width="short" />
    </Fieldset>
  )
}
