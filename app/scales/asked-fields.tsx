import type { ReactNode, RefObject } from 'react'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { DigitItems } from './digit-items.tsx'
import type { ItemAsked, ToolAsked } from './scale-view.ts'
import { itemName, outcomeName, scoreName, valueName } from './scale-words.ts'

export type Fields = { value: (name: string) => string | undefined; problem: (name: string, numbers?: Readonly<Record<string, string | number>>) => string | undefined }

type Asked = {
  asked: Pick<ToolAsked, 'by' | 'items' | 'totals' | 'outcomes'>
  fields: Fields
  form: RefObject<HTMLFormElement | null>
  /** Stands before the name of each field, where the form has others of its own. */
  prefix?: string
  /** Above the items. */
  lead?: ReactNode
}

/** The numbers of one paper form: items, totals with the risk item, or its result. */
export function AskedFields(given: Asked) {
  const { scales: words } = useWords()
  const { asked: { by, items, outcomes }, fields, prefix = '' } = given
  return (
    <>
      {by === 'totals' && <Totals {...given} />}
      {by === 'outcome' && <SegmentedChoice name={`${prefix}outcome`} legend={words.form.outcome} value={fields.value('outcome') ?? null} error={fields.problem('outcome')} options={outcomes.map((value) => ({ value, label: outcomeName(words, value) }))} />}
      {items.length > 0 && <Items {...given} />}
    </>
  )
}

function Totals({ asked: { totals }, fields: { value, problem }, prefix = '' }: Asked) {
  const { scales: words } = useWords()
  return (
    <Section title={words.form.totals}>
      <p className="quiet">{words.form.totalsHint}</p>
      <div className="scale-about">
        {totals.map(({ id, min, max, step }) => (
          <Field key={id} name={`${prefix}entered.${id}`} label={scoreName(words, id)} hint={step > 1 ? say(words.form.stepsOf, { min, max, step }) : say(words.form.steps, { min, max })} inputMode="numeric" width="short"
            defaultValue={value(`entered.${id}`)} error={problem(`entered.${id}`, { min, max, step })} />
        ))}
      </div>
    </Section>
  )
}

function Items({ asked: { by, items }, fields, form, prefix = '', lead }: Asked) {
  const { scales: words } = useWords()
  const value = (id: string) => fields.value(`answers.${id}`)
  const problem = (id: string) => fields.problem(`answers.${id}`, { values: items.find((item) => item.id === id)?.values.join(', ') ?? '' })
  const isDigits = items.every(({ values, text }) => typeof values[0] === 'number' && text === undefined)
  const isYesNo = items[0]?.values.join() === '0,1'
  return (
    <Section title={by === 'totals' ? words.form.riskItem : words.form.items} aside={isDigits && isYesNo ? words.yesNo : undefined}>
      {lead}
      <p className="quiet">{by === 'totals' ? words.form.riskItemHint : isDigits ? words.form.itemsHint : null}</p>
      {isDigits ? <DigitItems items={items} form={form} prefix={prefix} value={value} problem={problem} />
        : <Stack>{items.map((item) => <Question key={item.id} item={item} name={`${prefix}answers.${item.id}`} value={value(item.id)} error={problem(item.id)} />)}</Stack>}
    </Section>
  )
}

/** A question of a loaded pack, or an item answered in words. */
function Question({ item, name, value, error }: { item: ItemAsked; name: string; value: string | undefined; error: string | undefined }) {
  const { scales: words } = useWords()
  const legend = [item.no, item.text ?? itemName(words, item)].filter((part) => part !== null).join(' · ')
  const hint = item.askedIf && !item.isOptional ? words.form.only : undefined
  return <SegmentedChoice name={name} legend={legend} hint={hint} value={value ?? null} error={error} options={item.values.map((each) => ({ value: String(each), label: item.options?.[String(each)] ?? valueName(words, String(each)) }))} />
}
