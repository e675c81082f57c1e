import type { FormProblems } from '#app/http/form-problems.ts'
import { formatDate } from '#app/language/dates.ts'
import { languageNames } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { ConsentParts } from './consent-parts.tsx'
import type { ConsentView } from './consent-view.ts'
import { purposes } from './consent.ts'
import { PersonParts } from './person-parts.tsx'
import { useAnswer } from './use-answer.ts'

type Words = ReturnType<typeof useWords>
type Line = ConsentView['lines'][number]

export function ConsentPage({ view, saved, problems }: { view: ConsentView; saved: boolean; problems: FormProblems | undefined }) {
  const words = useWords()
  const { cases: { consent, file }, frame } = words
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={readersLine(words, view)}><p>{file.recoveryToo}</p></ProtectionStrip>
      <PageHeading title={consent.title} code={<CodeName code={view.code} word={view.word} href={`/cases/${view.id}`} />} />
      {saved && !problems && <Banner tone="done" word={frame.banner.done} live>{consent.done}</Banner>}
      {view.unreadable > 0 && <Banner tone="attention" word={frame.banner.attention}>{consent.historyUnreadable}</Banner>}
      <Holding view={view} />
      {view.mayTakeBack.length > 0 && <Withdrawing view={view} problems={problems?.values.did === 'withdraw' ? problems : undefined} />}
      <Giving view={view} problems={problems?.values.did === 'give' ? problems : undefined} />
      {view.lines.length > 0 && <History lines={view.lines} />}
    </>
  )
}

function readersLine({ cases: { file }, frame }: Words, { readers, supervisionRefused }: ConsentView): string {
  if (readers.length > 1) return say(file.readersNow, { names: readers.join(', ') })
  return supervisionRefused ? frame.protection.supervisionRefused : frame.protection.onlyYou
}

function Holding({ view }: { view: ConsentView }) {
  const { cases: { consent: words, consentStanding }, frame } = useWords()
  const language = useLanguage()
  const [holds] = view.lines
  return (
    <Section title={words.holds}>
      {holds ? (
        <Facts items={[
          { term: words.standing, value: say(consentStanding[view.standing], { date: view.until ? formatDate(view.until, language) : '' }) },
          ...purposes.map((purpose) => ({ id: purpose, term: words.purposes[purpose].short, value: holds.answers[purpose] ? frame.values.yes : frame.values.no })),
          { term: words.how, value: words.ways[holds.how] }, { term: words.by, value: answeredBy(words, holds) },
        ]} />
      ) : <p>{words.nothing}</p>}
    </Section>
  )
}

const answeredBy = (words: Words['cases']['consent'], { by }: Line): string => (by.who === 'self' ? words.byWhom.self : `${words.relations[by.relation]} · ${words.assent}: ${words.assents[by.assent]}`)

function Withdrawing({ view, problems }: { view: ConsentView; problems: FormProblems | undefined }) {
  const { consent: words } = useWords().cases
  const answer = useAnswer(problems)
  const options = view.mayTakeBack.map((purpose) => ({ value: purpose, label: words.purposes[purpose].short, hint: words.consequences[purpose] }))
  return (
    <Section title={words.withdraw}>
      <form method="post" autoComplete="off">
        <Stack>
          <input type="hidden" name="did" value="withdraw" />
          <ChoiceList kind="checkbox" name="what" legend={words.withdraw} hideLegend hint={words.withdrawHint} value={answer.typedList('what')} error={answer.problem('what')} options={options} />
          <div><Button look="danger">{words.withdrawAction}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

/** Open where consent is waited for; folded where it still holds. */
function Giving({ view, problems }: { view: ConsentView; problems: FormProblems | undefined }) {
  const { cases: { consent: words, form }, frame } = useWords()
  const answer = useAnswer(problems)
  const fields = (
    <form method="post" autoComplete="off">
      <input type="hidden" name="did" value="give" />
      {answer.summary && <Banner tone="attention" word={frame.banner.attention} live>{answer.summary}</Banner>}
      {view.firstContact && <Section title={form.about}><Stack><p>{words.firstText}</p><PersonParts answer={answer} known={view.firstContact} /></Stack></Section>}
      <ConsentParts answer={answer} sheet={view.sheet} />
      <Button look="action">{words.give}</Button>
    </form>
  )
  if (view.firstContact) return <Section title={words.firstTitle}>{fields}</Section>
  return (
    <Section title={words.renew}>
      <details open={view.standing !== 'given' || answer.isAnswered}><summary>{words.readTitle}</summary>{fields}</details>
    </Section>
  )
}

function History({ lines }: { lines: Line[] }) {
  const { consent: words } = useWords().cases
  const language = useLanguage()
  const titleOf = ({ on, withdrawn }: Line) => (withdrawn.length > 0
    ? say(words.withdrawnOn, { date: formatDate(on, language), what: withdrawn.map((purpose) => words.purposes[purpose].short).join(', ') })
    : say(words.givenOn, { date: formatDate(on, language) }))
  return (
    <Section title={words.history}>
      <Timeline label={words.history} items={lines.map((line) => ({
        id: `line-${line.number}`, when: formatDate(line.on, language), dateTime: line.on, title: titleOf(line),
        body: [`${say(words.readIn, { version: line.sheet.version })}: ${languageNames[line.sheet.language]}`, words.ways[line.how], answeredBy(words, line)].join(' · '),
      }))} />
    </Section>
  )
}
