import { choicesOf, useAnswer } from '#app/cases/use-answer.ts'
import { districtWord } from '#app/language/district-word.ts'
import type { FormProblems } from '#app/http/form-problems.ts'
import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { Beside, PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { nameOf, standings, type StepProblem } from './rasb.ts'
import type { PersonView } from './register-view.ts'
import { SessionTable } from './session-table.tsx'
import { StepProblems } from './step-problems.tsx'

export type PersonAnswer = FormProblems | { stepProblems: { number: number; problem: StepProblem }[] }

export function PersonPage({ view, answer }: { view: PersonView; answer: PersonAnswer | undefined }) {
  const { reintegration: words, frame } = useWords()
  const problems = answer && 'errors' in answer ? answer : undefined
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <PageHeading title={[view.details.givenName, view.details.familyName].filter(Boolean).join(' ')} code={<a href="/reintegration">{nameOf(view.number)}</a>}
        state={<StateBadge>{words.standings[view.standing.is]}</StateBadge>} actions={<ButtonLink href={`/reintegration/people/${view.id}/change`}>{words.change}</ButtonLink>} />
      {answer && 'stepProblems' in answer && <StepProblems problems={answer.stepProblems} />}
      <Beside beside={<About view={view} problems={problems} />}>
        <Section title={words.reached}><Steps view={view} /></Section>
        {view.open.length > 0 && <NextStep view={view} problems={problems} />}
        <Section title={words.sessions}><SessionTable sessions={view.sessions} shown={20} /></Section>
      </Beside>
    </>
  )
}

function Steps({ view }: { view: PersonView }) {
  const words = useWords().reintegration
  const language = useLanguage()
  return (
    <DataTable caption={words.reached} hideCaption dense rows={view.reached} rowKey={({ step }) => step} empty={<p>{words.noneReached}</p>} columns={[
      { key: 'step', label: words.stepName, head: true, cell: ({ step }) => words.steps[step] },
      { key: 'on', label: words.on, cell: ({ on }) => formatDate(on, language) },
      { key: 'action', label: words.takeBack, cell: ({ step }) => (
        <form method="post">
          <input type="hidden" name="takeBack" value={step} />
          <Button look="quiet" small name="did" value="take-back" aria-label={say(words.takeBackOf, { step: words.steps[step] })}>{words.takeBack}</Button>
        </form>
      ) },
    ]} />
  )
}

function NextStep({ view, problems }: { view: PersonView; problems: FormProblems | undefined }) {
  const { reintegration: words } = useWords()
  const answer = useAnswer(problems, words.problems)
  return (
    <Section title={words.next}>
      <form method="post" autoComplete="off">
        <Stack>
          <Field {...answer.field('step', view.open[0])} label={words.stepName} kind="select" options={choicesOf(view.open, words.steps)} required width="middle" />
          <Field {...answer.field('on', view.day)} label={words.on} kind="date" latest={view.day} required width="short" />
          <div><Button look="action" name="did" value="step">{words.writeStep}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

function About({ view, problems }: { view: PersonView; problems: FormProblems | undefined }) {
  const all = useWords()
  const { reintegration: words, people, frame } = all
  const language = useLanguage()
  const answer = useAnswer(problems, words.problems)
  const { details } = view
  return (
    <>
      <Section title={words.columns.person}>
        <Facts items={[
          ...(details.phone ? [{ term: words.phone, value: details.phone }] : []), { term: words.district, value: districtWord(all, details.district) },
          { term: words.sex, value: people.sexes[details.sex] }, { term: words.ageBand, value: people.ageBands[details.ageBand] },
          { term: words.registeredOn, value: formatDate(view.registeredOn, language) }, ...(details.line ? [{ term: words.line, value: details.line }] : []),
        ]} />
      </Section>
      <Section title={words.standing}>
        <Facts items={[{ term: words.standings[view.standing.is], value: formatDate(view.standing.since, language) }]} />
        <form method="post" autoComplete="off">
          <Stack>
            {answer.problem('since') && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
            <Field {...answer.field('standing', view.standing.is)} label={words.standing} kind="select" options={choicesOf(standings, words.standings)} required width="middle" />
            <Field {...answer.field('since', view.day)} label={words.since} kind="date" latest={view.day} required width="short" />
            <div><Button name="did" value="standing">{words.saveStanding}</Button></div>
          </Stack>
        </form>
      </Section>
    </>
  )
}
