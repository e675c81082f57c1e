import { choicesOf, useAnswer, type Answer } from '#app/cases/use-answer.ts'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import type { PersonAnswer } from './person-page.tsx'
import { milestones, nameOf } from './rasb.ts'
import type { Chosen, StepStart } from './register-view.ts'
import { StepProblems } from './step-problems.tsx'

/** One step, one day, several people: a training is written in one press. */
export function StepPage({ start, answered }: { start: StepStart; answered: PersonAnswer | undefined }) {
  const { reintegration: words, frame } = useWords()
  const answer = useAnswer(answered && 'errors' in answered ? answered : undefined, words.problems)
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <PageHeading title={words.stepTitle} lead={words.stepLead} code={<a href="/reintegration">{words.title}</a>} />
      {answered && 'stepProblems' in answered && <StepProblems problems={answered.stepProblems} />}
      <form method="post" autoComplete="off">
        <Stack>
          {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
          <Field {...answer.field('step')} label={words.stepName} kind="select" options={choicesOf(milestones, words.steps)} empty={frame.field.choose} required width="middle" />
          <Field {...answer.field('on', start.day)} label={words.on} kind="date" latest={start.day} required width="short" />
          <PeopleChoice name="people" legend={words.whoReached} people={start.people} answer={answer} />
          <ButtonRow>
            <Button look="action">{words.writeStep}</Button>
            <ButtonLink href="/reintegration" look="quiet">{frame.actions.cancel}</ButtonLink>
          </ButtonRow>
        </Stack>
      </form>
    </>
  )
}

export function PeopleChoice({ name, legend, people, answer }: { name: string; legend: string; people: Chosen[]; answer: Answer }) {
  const words = useWords().reintegration
  return (
    <ChoiceList kind="checkbox" name={name} legend={legend} value={answer.typedList(name)} error={answer.problem(name) ?? null} options={people.map((person) => {
      const last = person.reached.at(-1)
      return { value: person.id, label: `${nameOf(person.number)} · ${person.name}`, hint: last ? words.steps[last] : words.noStep }
    })} />
  )
}
