import { useWords } from '#app/language/words.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { ageBands, categories, referrals, settlements, sexes } from './case.ts'
import { choicesOf, type Answer } from './use-answer.ts'

export type KnownAlready = { sex: string; ageBand: string; ageYears?: number; referral?: string; settlement?: string }

/** Who it is about, in codes; `known` is what a first contact has asked already. */
export function PersonParts({ answer, known }: { answer: Answer; known?: KnownAlready }) {
  const { cases: words, people, frame } = useWords()
  const choice = (name: string, before?: string) => ({ name, kind: 'select' as const, defaultValue: answer.typed(name) ?? before, error: answer.problem(name), empty: frame.field.choose, width: 'middle' as const })
  const free = (name: string, before?: string) => ({ ...choice(name, before), empty: '–', aside: frame.values.optional })
  return (
    <>
      <Field {...choice('sex', known?.sex)} label={words.form.sex} options={choicesOf(sexes, people.sexes)} required />
      <Field {...choice('ageBand', known?.ageBand)} label={words.form.ageBand} options={choicesOf(ageBands, people.ageBands)} required />
      <Field name="ageYears" label={words.form.ageYears} hint={words.form.ageYearsHint} aside={frame.values.optional} kind="number" inputMode="numeric" min={0} latest={120} width="short"
        defaultValue={answer.typed('ageYears') ?? known?.ageYears} error={answer.problem('ageYears')} />
      <Field {...choice('category')} label={words.form.category} options={choicesOf(categories, words.categories)} required />
      <Field {...free('secondaryCategory')} label={words.form.secondaryCategory} options={choicesOf(categories, words.categories)} />
      <Field {...free('referral', known?.referral)} label={words.form.referral} options={choicesOf(referrals, words.referrals)} />
      <Field {...free('settlement', known?.settlement)} label={words.form.settlement} options={choicesOf(settlements, words.settlements)} />
      <SegmentedChoice name="known" legend={words.form.known} value={answer.typed('known')} error={answer.problem('known')} options={choicesOf(['no', 'yes'] as const, frame.values)} />
    </>
  )
}
