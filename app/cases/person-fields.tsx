import { useWords } from '#app/language/words.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { ageBands, categories, referrals, settlements, sexes } from './case.ts'
import { options, type Answered } from './form-answer.ts'

/** Who it is about, in codes: what lies in the sealed header. */
export function PersonFields({ form }: { form: Answered }) {
  const { cases: words, frame } = useWords()
  const optional = frame.values.optional
  return (
    <Section title={words.form.about} aside={words.form.aboutHint}>
      <Stack>
        <SegmentedChoice {...form.one('sex')} legend={words.form.sex} options={options(sexes, words.sexes)} />
        <Field {...form.field('ageBand')} label={words.form.ageBand} kind="select" options={options(ageBands, words.ageBands)} empty={frame.field.choose} required width="middle" />
        <Field {...form.field('ageYears')} label={words.form.ageYears} aside={optional} hint={words.form.ageYearsHint} kind="number" inputMode="numeric" width="short" />
        <Field {...form.field('category')} label={words.form.category} kind="select" options={options(categories, words.categories)} empty={frame.field.choose} required width="middle" />
        <Field {...form.field('secondaryCategory')} label={words.form.secondaryCategory} aside={optional} kind="select" options={options(categories, words.categories)} empty="–" width="middle" />
        <Field {...form.field('referral')} label={words.form.referral} aside={optional} kind="select" options={options(referrals, words.referrals)} empty="–" width="middle" />
        <Field {...form.field('settlement')} label={words.form.settlement} aside={optional} kind="select" options={options(settlements, words.settlements)} empty="–" width="middle" />
        <SegmentedChoice {...form.one('known')} legend={words.form.known} options={[{ value: 'yes', label: frame.values.yes }, { value: 'no', label: frame.values.no }]} />
      </Stack>
    </Section>
  )
}
