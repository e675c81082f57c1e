import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { ageBands, sexes } from './case.ts'
import { contactActions, contactPlaces, contactRisks, longestLine } from './contact.ts'
import { districtWord } from './district-word.ts'
import { answerOf, options, type FormAnswer } from './form-answer.ts'
import { RefusedForm } from './refused-form.tsx'

export function FirstContactPage({ districts, ownDistrict, day, answer }: { districts: readonly string[]; ownDistrict: string | null; day: string; answer: FormAnswer }) {
  const all = useWords()
  const language = useLanguage()
  const { frame, cases } = all
  const words = cases.contact
  const form = answerOf(answer, all, language, { district: ownDistrict, on: day })
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ProtectionStrip title={frame.protection.title} line={`${frame.protection.onlyYou} ${frame.protection.noNames}`} />
      <RefusedForm count={form.count} />
      <form method="post" autoComplete="off">
        <Stack>
          <Field {...form.field('on')} label={words.on} kind="date" latest={day} required width="short" />
          <Field {...form.field('district')} label={words.district} kind="select" options={districts.map((name) => ({ value: name, label: districtWord(all, name) }))} empty={frame.field.choose} required width="middle" />
          <Field {...form.field('place')} label={words.place} kind="select" options={options(contactPlaces, words.places)} empty={frame.field.choose} required width="middle" />
          <SegmentedChoice {...form.one('sex')} legend={cases.form.sex} options={options(sexes, cases.sexes)} />
          <Field {...form.field('ageBand')} label={cases.form.ageBand} kind="select" options={options(ageBands, cases.ageBands)} empty={frame.field.choose} required width="middle" />
          <ChoiceList {...form.some('done')} legend={words.done} kind="checkbox" options={options(contactActions, words.actions)} />
          <Banner tone="info" word={frame.banner.info} actions={<ButtonLink href="/emergency" icon="phone">{frame.emergency.action}</ButtonLink>}>{words.riskFirst}</Banner>
          <Field {...form.field('risk')} label={words.risk} kind="select" options={options(contactRisks, words.risks)} empty={frame.field.choose} required width="middle" />
          <Field {...form.field('line')} label={words.line} hint={words.lineHint} sensitive max={longestLine} counter={(left) => plural(language, frame.field.characters, Math.max(0, left))} />
          <div className="button-row"><Button look="action">{words.save}</Button><ButtonLink href="/caseload" look="quiet">{frame.actions.cancel}</ButtonLink></div>
        </Stack>
      </form>
    </>
  )
}
