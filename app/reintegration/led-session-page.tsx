import { choicesOf, useAnswer } from '#app/cases/use-answer.ts'
import { DistrictField } from '#app/cases/district-field.tsx'
import type { FormProblems } from '#app/http/form-problems.ts'
import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { cellOf, longestLine, mostInACell, participantAges, participantSexes, placeTypes } from './led-session.ts'
import type { SessionStart } from './register-view.ts'
import { PeopleChoice } from './step-page.tsx'

export function LedSessionPage({ start, problems }: { start: SessionStart; problems: FormProblems | undefined }) {
  const { reintegration: words, frame } = useWords()
  const answer = useAnswer(problems, words.problems)
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <PageHeading title={words.sessionTitle} lead={words.sessionLead} code={<a href="/reintegration">{words.title}</a>} />
      <form method="post" autoComplete="off">
        <Stack>
          {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.problem('participants') ?? answer.summary}</Banner>}
          <Field {...answer.field('on', start.day)} label={words.on} kind="date" latest={start.day} required width="short" />
          <DistrictField label={words.district} districts={start.districts} own={start.own} answer={answer} />
          <Field {...answer.field('place')} label={words.place} kind="select" options={choicesOf(placeTypes, words.places)} empty={frame.field.choose} required width="middle" />
          <PeopleChoice name="leaders" legend={words.leaders} people={start.people} answer={answer} />
          {participantSexes.map((sex, sexAt) => (
            <Fieldset key={sex} legend={say(words.participantsBy, { sex: words.participantSexes[sex] })}>
              <div className="button-row">
                {participantAges.map((age, ageAt) => (
                  <Field key={age} {...answer.field(`participants[${cellOf(sexAt, ageAt)}]`)} label={words.participantAges[age]} kind="number" inputMode="numeric" min={0} latest={mostInACell} width="short" />
                ))}
              </div>
            </Fieldset>
          ))}
          <Field {...answer.field('line')} label={words.line} hint={words.lineHint} sensitive aside={frame.values.optional} max={longestLine} />
          <ButtonRow>
            <Button look="action">{words.writeSession}</Button>
            <ButtonLink href="/reintegration" look="quiet">{frame.actions.cancel}</ButtonLink>
          </ButtonRow>
        </Stack>
      </form>
    </>
  )
}
