import type { FormEvent, ReactNode } from 'react'
import type { FormProblems } from '#app/http/form-problems.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { ageBands, sexes } from './case.ts'
import { contactActions, contactPlaces, contactRisks, longestLine } from './contact.ts'
import { DistrictField } from './district-field.tsx'
import { choicesOf, useAnswer } from './use-answer.ts'

export type FirstContactView = { districts: string[]; district: string | null; day: string; contactId: string; alertId: string }

type Given = {
  view: FirstContactView
  problems: FormProblems | undefined
  /** How far the alert of its risk answer got, and the numbers to call. */
  sending: ReactNode
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

export function FirstContactPage({ view, problems, sending, onSubmit }: Given) {
  const { cases: { contact: words, form }, people: { sexes: sexWords, ageBands: ageWords }, frame } = useWords()
  const language = useLanguage()
  const answer = useAnswer(problems)
  const choice = (name: string) => ({ name, kind: 'select' as const, defaultValue: answer.typed(name), error: answer.problem(name), empty: frame.field.choose, width: 'middle' as const, required: true })
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={`${frame.protection.onlyYou} ${frame.protection.noNames}`} />
      <PageHeading title={words.title} lead={words.lead} />
      <form method="post" autoComplete="off" onSubmit={onSubmit}>
        <input type="hidden" name="contactId" value={answer.typed('contactId') ?? view.contactId} readOnly />
        <input type="hidden" name="alertId" value={answer.typed('alertId') ?? view.alertId} readOnly />
        <Stack>
          {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
          <Field name="on" label={words.on} kind="date" latest={view.day} required width="short" defaultValue={answer.typed('on') ?? view.day} error={answer.problem('on')} />
          <DistrictField label={words.district} districts={view.districts} own={view.district} answer={answer} />
          <Field {...choice('place')} label={words.place} options={choicesOf(contactPlaces, words.places)} />
          <Field {...choice('sex')} label={form.sex} options={choicesOf(sexes, sexWords)} />
          <Field {...choice('ageBand')} label={form.ageBand} options={choicesOf(ageBands, ageWords)} />
          <ChoiceList kind="checkbox" name="done" legend={words.done} value={answer.typedList('done')} error={answer.problem('done')} options={choicesOf(contactActions, words.actions)} />
          <ChoiceList kind="radio" name="risk" legend={words.risk} hint={words.riskFirst} value={answer.typed('risk')} error={answer.problem('risk')} options={choicesOf(contactRisks, words.risks)} />
          <Field name="line" label={words.line} hint={words.lineHint} aside={frame.values.optional} sensitive max={longestLine} defaultValue={answer.typed('line')} error={answer.problem('line')}
            counter={(left) => (left < 0 ? plural(language, frame.field.charactersOver, -left) : plural(language, frame.field.characters, left))} />
          {sending}
          <ButtonRow>
            <Button look="action">{words.save}</Button>
            <ButtonLink href="/caseload" look="quiet">{frame.actions.cancel}</ButtonLink>
          </ButtonRow>
        </Stack>
      </form>
    </>
  )
}
