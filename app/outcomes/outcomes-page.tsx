import { sentenceOf, type FormProblems } from '#app/http/form-problems.ts'
import { formatDate, formatNumber, quarterName, quarterOf } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import type { FigureLine, OutcomesAnswer, WaitingLine } from './outcomes-view.ts'
import type { ReachKey } from './reach-keys.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { windowTitle } from './window-title.ts'

interface OutcomesPageProps {
  figures: FigureLine[]
  waiting: WaitingLine[]
  /** First days of the quarters a project period can begin with; empty once it is declared. */
  quarters: string[]
  /** Periods with an approved release: a report can be written beside each. */
  reports: ReachWindow[]
  answer: OutcomesAnswer | undefined
  /** What a form that could not be used needs. */
  problems: FormProblems | undefined
}

export function OutcomesPage({ figures, waiting, quarters, reports, answer, problems }: OutcomesPageProps) {
  const words = useWords()
  const language = useLanguage()
  const { outcomes } = words
  const toCount = waiting.filter((line) => line.state === 'to-count').length
  return (
    <>
      <PageHeading title={outcomes.title} lead={outcomes.lead} actions={<>
        <ButtonLink href="/outcomes/releases" look="action">{words.releases.title}</ButtonLink>
        <ButtonLink href="/outcomes/catalogue">{words.releases.ask.toCatalogue}</ButtonLink>
        <ButtonLink href="/outcomes/service">{outcomes.toService}</ButtonLink>
        <ButtonLink href="/outcomes/outside">{outcomes.toOutside}</ButtonLink>
        <ButtonLink href="/outcomes/dhis2">{outcomes.toDhis2}</ButtonLink>
      </>} />
      <ProtectionStrip title={words.frame.protection.title} line={words.frame.protection.countsOnly} />
      <Stack>
        {answer && <Answer answer={answer} />}
        {figures.filter((line) => line.window.kind === 'project').map((line) => <Headline key={line.name} line={line} />)}
        {figures.length === 0 && <EmptyState title={outcomes.noneYet}>{outcomes.noneYetHint}</EmptyState>}
        <FigureTable title={outcomes.quarters} lines={figures.filter((line) => line.window.kind === 'quarter')} />
        <FigureTable title={outcomes.longer} lines={figures.filter((line) => line.window.kind === 'half' || line.window.kind === 'year')} />
        {reports.length > 0 && <Reports windows={reports} />}
        {waiting.length > 0 && (
          <Section title={outcomes.waiting}>
            <Facts items={waiting.map((line) => ({ id: line.name, term: windowTitle(line.window, words, language), value: say(outcomes.waitingFor[line.state], { date: line.closesOn ? formatDate(line.closesOn, language) : '' }) }))} />
            {toCount > 0 && (
              <form method="post" className="no-print">
                <p>{outcomes.countSentence}</p>
                <Button name="did" value="count" look="action">{plural(language, outcomes.count, toCount)}</Button>
              </form>
            )}
          </Section>
        )}
        <Explained />
        {quarters.length > 0 && <Declare quarters={quarters} problems={problems} />}
      </Stack>
    </>
  )
}

function Reports({ windows }: { windows: readonly ReachWindow[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <Section title={words.outcomes.reports}>
      <p>{words.outcomes.reportsLead}</p>
      <ul className="plain-list">{windows.map((window) => <li key={windowName(window)}><a href={`/outcomes/reports/${windowName(window)}`}>{windowTitle(window, words, language)}</a></li>)}</ul>
    </Section>
  )
}

function Answer({ answer }: { answer: OutcomesAnswer }) {
  const { frame, outcomes } = useWords()
  const language = useLanguage()
  if (answer.kind === 'counted') return <Banner tone="done" word={frame.banner.done} live>{plural(language, outcomes.counted, answer.periods)}</Banner>
  if (answer.kind === 'declared') return <Banner tone="done" word={frame.banner.done} live>{outcomes.declare.done}</Banner>
  const text = answer.kind === 'keys-awaited' ? plural(language, outcomes.keysAwaited, answer.writers) : { 'declared-before': outcomes.declare.before, 'takes-split': outcomes.declare.takesSplit, 'not-whole-quarters': outcomes.declare.problem }[answer.kind]
  return <Banner tone="attention" word={frame.banner.attention} live>{text}</Banner>
}

/** The sentence a report begins with. */
function Headline({ line }: { line: FigureLine }) {
  const words = useWords()
  const language = useLanguage()
  const { outcomes } = words
  const { assessed, inCare, sessions, childGroups, children, attendances } = line.reach
  return (
    <Section title={outcomes.project} aside={windowTitle(line.window, words, language)}>
      <div className="prose">
        {areShown(assessed, inCare, sessions) && <p><strong>{say(outcomes.sentence, {
          assessed: plural(language, outcomes.assessed, assessed!), inCare: plural(language, outcomes.inCare, inCare!), sessions: plural(language, outcomes.sessions, sessions!),
        })}</strong></p>}
        {areShown(childGroups, children, attendances) && <p>{say(outcomes.groupSentence, {
          groups: plural(language, outcomes.groups, childGroups!), children: plural(language, outcomes.children, children!), attendances: plural(language, outcomes.attendances, attendances!),
        })}</p>}
      </div>
      <Facts items={[...measures.map((key) => ({ term: outcomes.columns[key], value: <FigureOf line={line} measure={key} /> })), { term: outcomes.columns.countedOn, value: formatDate(line.countedOn, language) }]} />
    </Section>
  )
}

const measures = ['assessed', 'inCare', 'individual', 'family', 'faceToFace', 'remote', 'childGroups', 'children', 'attendances'] as const satisfies readonly ReachKey[]

const areShown = (...figures: (number | null | undefined)[]): boolean => figures.every((figure) => typeof figure === 'number')

function FigureOf({ line, measure }: { line: FigureLine; measure: ReachKey }) {
  const { releases: { report } } = useWords()
  const language = useLanguage()
  const shown = line.reach[measure]
  return <>{typeof shown === 'number' ? formatNumber(shown, language) : report.notShown}</>
}

function FigureTable({ title, lines }: { title: string; lines: FigureLine[] }) {
  const words = useWords()
  const language = useLanguage()
  const { columns } = words.outcomes
  if (lines.length === 0) return null
  const shown: Column<FigureLine>[] = [
    { key: 'period', label: columns.period, head: true, cell: (line) => windowTitle(line.window, words, language) },
    ...measures.map((key): Column<FigureLine> => ({ key, label: columns[key], numeric: true, cell: (line) => <FigureOf line={line} measure={key} /> })),
  ]
  return <Section title={title}><DataTable caption={title} hideCaption dense columns={shown} rows={lines} rowKey={(line) => line.name} /></Section>
}

function Explained() {
  const { outcomes } = useWords()
  return (
    <>
      <Section title={outcomes.wholeOnly}><p>{outcomes.wholeOnlyText}</p></Section>
      <Section title={outcomes.how}>
        <ul>{Object.entries(outcomes.howText).map(([key, text]) => <li key={key}>{text}</li>)}</ul>
        <p>{outcomes.suspicion}</p>
      </Section>
    </>
  )
}

function Declare({ quarters, problems }: { quarters: string[]; problems: FormProblems | undefined }) {
  const words = useWords()
  const { frame, outcomes: { declare } } = words
  const language = useLanguage()
  const asked = (name: string) => ({ name, defaultValue: [problems?.values[name]].flat()[0], error: problems?.errors[name]?.[0] && sentenceOf(problems.errors[name][0], words, language) })
  const options = quarters.map((day) => ({ value: day, label: quarterName(quarterOf(day), language) }))
  return (
    <Section title={declare.title}>
      <form method="post">
        <Stack>
          <p>{declare.lead}</p>
          <Field {...asked('from')} label={declare.from} kind="select" options={options} empty={frame.field.choose} required width="middle" />
          <Field {...asked('to')} label={declare.to} kind="select" options={options} empty={frame.field.choose} required width="middle" />
          <div><Button name="did" value="declare">{declare.action}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}
