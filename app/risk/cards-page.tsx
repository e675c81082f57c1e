import { districtWord } from '#app/language/district-word.ts'
import { useWords } from '#app/language/words.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { cardLines, type EmergencyCard } from './emergency-numbers.ts'
import { typedIn, useProblem, type AlertAnswer } from './use-alert-answer.ts'

/** The numbers of one district. Whoever saves says that they were checked today. */
export function CardsPage({ districts, card, answer }: { districts: string[]; card: EmergencyCard; answer: AlertAnswer }) {
  const words = useWords()
  const { alerts: { cards }, risk } = words
  const problem = useProblem(answer)
  return (
    <>
      <PageHeading title={cards.title} lead={cards.lead} actions={<><ButtonLink href="/emergency">{words.frame.emergency.action}</ButtonLink><ButtonLink href="/duty">{risk.roster.title}</ButtonLink></>} />
      <form method="get" className="button-row">
        <Field name="district" label={cards.choose} kind="select" width="middle" options={districts.map((value) => ({ value, label: districtWord(words, value) }))} defaultValue={card.district} />
        <Button>{cards.show}</Button>
      </form>
      <Section title={districtWord(words, card.district ?? '')}>
        <form method="post" autoComplete="off">
          <input type="hidden" name="district" value={card.district ?? ''} />
          <Stack>
            {cardLines.map((line) => <Field key={line} name={line} label={risk.cards.lines[line]} kind="tel" width="short" defaultValue={typedIn(answer, line) ?? card.lines.find((one) => one.line === line)?.number} error={problem(line) ?? null} />)}
            <ChoiceList kind="checkbox" name="checked" legend={cards.checked} hideLegend value={typedIn(answer, 'checked')} error={problem('checked') ?? null} options={[{ value: 'yes', label: cards.checked }]} />
            <ButtonRow><Button look="action">{cards.save}</Button></ButtonRow>
          </Stack>
        </form>
      </Section>
    </>
  )
}
