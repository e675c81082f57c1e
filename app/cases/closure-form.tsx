import type { NamedProblems } from '#app/http/answer-with-names.server.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { NamesInForm } from '#app/names/names-in-form.tsx'
import { LeaveNames } from '#app/names/names-panel.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList, Fieldset, SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { closureReasons } from './case.ts'
import type { ClosureView } from './closure-view.ts'
import { appraisedAreas, changes, followUpAnswers, lastScales, longestGoals, nameChoices, raters, type Rater } from './closure.ts'
import { choicesOf, useAnswer, type Answer } from './use-answer.ts'

export function ClosureForm({ form, problems, caseId }: { form: NonNullable<ClosureView['form']>; problems: NamedProblems | undefined; caseId: string }) {
  const { closure: words, cases, frame } = useWords()
  const language = useLanguage()
  const answer = useAnswer(problems, words.problems)
  if (form.blocks.length > 0) {
    return <Banner tone="attention" word={frame.banner.attention} title={words.blocked} actions={<ButtonLink href={`/cases/${caseId}`}>{words.toCase}</ButtonLink>}>{form.blocks.map((block) => <p key={block}>{words.blocks[block]}</p>)}</Banner>
  }
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <NamesInForm problems={problems} action={words.sign} label={() => words.goals} />
        {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
        <Field {...answer.field('closedOn', form.day)} label={words.closedOn} kind="date" min={form.openedOn} latest={form.day} required width="short" />
        <Field {...answer.field('reason')} label={words.reason} kind="select" options={choicesOf(closureReasons, cases.closureReasons)} empty={frame.field.choose} required width="middle" />
        <SegmentedChoice {...answer.choice('evaluated')} legend={words.evaluated} hint={words.evaluatedHint} options={choicesOf(['yes', 'no'], words.evaluatedAnswers)} />
        <Section title={words.appraisal}>
          <Stack>{raters.map((rater) => <RaterFields key={rater} rater={rater} answer={answer} />)}</Stack>
        </Section>
        <ChoiceList kind="radio" {...answer.choice('lastScales')} legend={words.lastScales} options={choicesOf(lastScales, words.scales)} />
        <Field {...answer.field('goals')} label={words.goals} hint={words.goalsHint} kind="textarea" rows={3} aside={frame.values.optional} sensitive max={longestGoals}
          counter={(left) => (left < 0 ? plural(language, frame.field.charactersOver, -left) : plural(language, frame.field.characters, left))} />
        <ChoiceList kind="radio" {...answer.choice('name', 'keep')} legend={words.name} hint={words.nameHint} options={choicesOf(nameChoices, words.nameChoices)} />
        <ChoiceList kind="radio" {...answer.choice('followUps')} legend={words.followUps} options={choicesOf(followUpAnswers, words.followUpAnswers)} />
        <Field {...answer.field('firstOn', form.firstOn)} label={words.firstOn} kind="date" width="short" />
        <Field {...answer.field('secondOn', form.secondOn)} label={words.secondOn} kind="date" width="short" />
        <p>{words.signSentence}</p>
        {problems?.names && <LeaveNames names={problems.names} isUndecided={problems.namesProblem === 'undecided'} />}
        <Field name="pin" label={words.pin} kind="password" inputMode="numeric" autoComplete="off" error={answer.problem('pin')} required width="short" />
        <ButtonRow>
          <Button look="action">{words.sign}</Button>
          <ButtonLink href={`/cases/${caseId}`} look="quiet">{frame.actions.cancel}</ButtonLink>
        </ButtonRow>
      </Stack>
    </form>
  )
}

function RaterFields({ rater, answer }: { rater: Rater; answer: Answer }) {
  const words = useWords().closure
  return (
    <Fieldset legend={words.raters[rater]} hint={words.raterHints[rater]}>
      {appraisedAreas.map((area) => <SegmentedChoice key={area} {...answer.choice(`${rater}.${area}`)} legend={words.areas[area]} options={choicesOf(changes, words.changes)} />)}
    </Fieldset>
  )
}
