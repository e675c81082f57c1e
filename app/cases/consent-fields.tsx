import { languageNames, languages } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { assents, purposes, relations, sheetVersion, statements, ways } from './consent.ts'
import { options, type Answered } from './form-answer.ts'
import type { ReadingSheet } from './reading-sheet.ts'

interface ConsentFieldsProps {
  form: Answered
  /** In the person's language, which need not be the reader's. */
  sheet: ReadingSheet
}

/** One reading, then one answer for each purpose. The texts of the sheet are those of its version and language. */
export function ConsentFields({ form, sheet }: ConsentFieldsProps) {
  const { cases: { consent: words }, frame } = useWords()
  const yesOrNo = [{ value: 'yes', label: frame.values.yes }, { value: 'no', label: frame.values.no }]
  return (
    <>
      <input type="hidden" name="sheet" value={sheetVersion} />
      <input type="hidden" name="sheetLanguage" value={sheet.language} />
      <Section title={words.readTitle} aside={`${say(words.readIn, { version: sheetVersion })}: ${languageNames[sheet.language]}`}>
        <p>{words.readHint}</p>
        <p className="button-row">{languages.filter((language) => language !== sheet.language).map((language) => <a key={language} lang={language} href={`?sheet=${language}`}>{languageNames[language]}</a>)}</p>
        <ChoiceList {...form.some('statements')} legend={words.tick} kind="checkbox"
          options={statements.map((one) => ({ value: one, label: <strong lang={sheet.language}>{sheet.statements[one].short}</strong>, hint: <span lang={sheet.language}>{sheet.statements[one].text}</span> }))} />
      </Section>
      <Section title={words.ask}>
        <Stack>
          {purposes.map((purpose) => (
            <SegmentedChoice key={purpose} {...form.one(`for-${purpose}`)} legend={words.purposes[purpose].short} hint={<span lang={sheet.language}>{sheet.purposes[purpose].text}</span>} options={yesOrNo} />
          ))}
        </Stack>
      </Section>
      <Section title={words.how}>
        <Stack>
          <ChoiceList {...form.one('how')} legend={words.how} kind="radio" options={options(ways, words.ways)} hideLegend />
          <SegmentedChoice {...form.one('by')} legend={words.by} options={options(['self', 'representative'], words.byWhom)} />
          <Field {...form.field('relation')} label={words.relation} aside={words.byWhom.representative} kind="select" options={options(relations, words.relations)} empty="–" width="middle" />
          <Field {...form.field('assent')} label={words.assent} aside={words.byWhom.representative} hint={words.assentHint} kind="select" options={options(assents, words.assents)} empty="–" width="middle" />
        </Stack>
      </Section>
    </>
  )
}
