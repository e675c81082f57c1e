import { languageNames, languages } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { ChoiceList, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { assents, purposes, relations, sheetVersion, statements, ways } from './consent.ts'
import type { ReadingSheet } from './reading-sheet.ts'
import { choicesOf, type Answer } from './use-answer.ts'

/**
 * The sheet to read, the questions one by one, and how they were answered. It posts `consentFields`; the language on
 * record is the one the text stands in.
 */
export function ConsentParts({ answer, sheet }: { answer: Answer; sheet: ReadingSheet }) {
  const { cases: { consent: words }, frame } = useWords()
  const asked = (name: string) => ({ name, value: answer.typed(name) ?? null, error: answer.problem(name) })
  const choice = (name: string) => ({ name, kind: 'select' as const, defaultValue: answer.typed(name), error: answer.problem(name), empty: '–', aside: words.byWhom.representative, width: 'middle' as const })
  const lines = statements.map((one) => ({ value: one, label: <strong lang={sheet.language}>{sheet.statements[one].short}</strong>, hint: <span lang={sheet.language}>{sheet.statements[one].text}</span> }))
  return (
    <>
      <Section title={words.readTitle} aside={`${say(words.readIn, { version: sheetVersion })}: ${languageNames[sheet.language]}`}>
        <Stack>
          <p>{words.readHint}</p>
          <p className="button-row">{languages.filter((language) => language !== sheet.language).map((language) => <a key={language} lang={language} href={`?sheet=${language}`}>{languageNames[language]}</a>)}</p>
          <input type="hidden" name="sheet" value={sheetVersion} />
          <input type="hidden" name="sheetLanguage" value={sheet.language} />
          <ChoiceList kind="checkbox" name="statements" legend={words.tick} value={answer.typedList('statements')} error={answer.problem('statements') ?? answer.problem('sheet')} options={lines} />
        </Stack>
      </Section>
      <Section title={words.ask}>
        <Stack>
          {purposes.map((purpose) => (
            <SegmentedChoice key={purpose} {...asked(`for-${purpose}`)} legend={words.purposes[purpose].short} hint={<span lang={sheet.language}>{sheet.purposes[purpose].text}</span>} options={choicesOf(['yes', 'no'] as const, frame.values)} />
          ))}
          <ChoiceList kind="radio" {...asked('how')} legend={words.how} options={choicesOf(ways, words.ways)} />
          <SegmentedChoice {...asked('by')} legend={words.by} options={choicesOf(['self', 'representative'] as const, words.byWhom)} />
          <Field {...choice('relation')} label={words.relation} options={choicesOf(relations, words.relations)} />
          <Field {...choice('assent')} label={words.assent} hint={words.assentHint} options={choicesOf(assents, words.assents)} />
        </Stack>
      </Section>
    </>
  )
}
