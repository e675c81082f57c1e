import { useWords } from '#app/language/words.tsx'
import { Field } from '#app/ui/field.tsx'
import type { Answer } from './use-answer.ts'

/** A programme may have districts of its own: those stand under the name it gave them. */
export function DistrictField({ label, districts, own, answer }: { label: string; districts: string[]; own: string | null; answer: Answer }) {
  const { people, frame } = useWords()
  const names: Readonly<Record<string, string>> = people.districts
  return (
    <Field name="district" label={label} kind="select" options={districts.map((name) => ({ value: name, label: names[name] ?? name }))} empty={frame.field.choose}
      defaultValue={answer.typed('district') ?? own} error={answer.problem('district')} required width="middle" />
  )
}
