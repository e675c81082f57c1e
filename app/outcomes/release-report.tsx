import { formatDate, formatNumber } from '#app/language/dates.ts'
import type { Words } from '#app/language/en.ts'
import type { Language } from '#app/language/language.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import type { ReachKey } from './reach-keys.ts'
import { isDivided, saysOrInCare, type HeadlineFigure, type ReleaseRecord } from './release-record.ts'
import { ReportBeside } from './report-beside.tsx'
import type { Report } from './report.ts'
import { Figure, IntervalOf } from './release-figure.tsx'
import { ReleaseTableSection } from './release-table.tsx'
import { windowTitle } from './window-title.ts'

/** A release as a small printed report: in words, in tables, and how to read it. Nothing on it was not released. */
export function ReleaseReport({ record, report }: { record: ReleaseRecord; report: Report | null }) {
  const { files, frame, releases } = useWords()
  return (
    <article className="report">
      <Sentences headlines={record.headlines} />
      {record.corrected && <Banner tone="info" word={frame.banner.info}>{releases.corrected}</Banner>}
      <Headlines headlines={record.headlines} />
      {report && <ReportBeside report={report} />}
      {record.tables.map((table) => <ReleaseTableSection key={table.id} table={table} />)}
      {!isDivided(record) && <p>{files.headlinesOnly}</p>}
      <Notes record={record} />
      <About record={record} />
    </article>
  )
}

export function Sentences({ headlines }: { headlines: readonly HeadlineFigure[] }) {
  const words = useWords()
  const { releases: { report } } = words
  const language = useLanguage()
  const shown = (key: ReachKey): number | null => headlines.find((one) => one.key === key)?.shown ?? null
  const [groups, facilitators] = [shown('childGroups'), shown('facilitators')]
  const said = careSentence({ assessed: shown('assessed'), inCare: shown('inCare'), sessions: shown('sessions') }, words, language)
  return (
    <div className="prose report-sentences">
      {said && <p><strong>{said}</strong></p>}
      {(groups ?? 0) + (facilitators ?? 0) > 0 && <p>{groups !== null && groups > 0 && plural(language, report.groups, groups)} {facilitators !== null && facilitators > 0 && plural(language, report.facilitators, facilitators)}</p>}
    </div>
  )
}

type OfCare = { assessed: number | null; inCare: number | null; sessions: number | null }

/** One sentence where all three stand; of fewer, what stands of them. Empty where nothing does. */
function careSentence({ assessed, inCare, sessions }: OfCare, { outcomes, releases: { report } }: Words, language: Language): string {
  const through = sessions !== null && plural(language, outcomes.sessions, sessions)
  if (assessed !== null && inCare !== null && through) return say(report.sentence, { assessed: plural(language, outcomes.assessed, assessed), inCare: plural(language, outcomes.inCare, inCare), sessions: through })
  return [
    assessed !== null && `${plural(language, outcomes.assessed, assessed)}.`,
    inCare !== null && (through ? plural(language, report.careThrough, inCare, { sessions: through }) : plural(language, report.care, inCare)),
    sessions !== null && inCare === null && plural(language, report.held, sessions),
  ].filter(Boolean).join(' ')
}

function Headlines({ headlines }: { headlines: readonly HeadlineFigure[] }) {
  const { releases } = useWords()
  const { report } = releases
  return (
    <Section title={report.headlines}>
      <DataTable caption={report.headlines} hideCaption dense rows={headlines} rowKey={(row) => row.key} columns={[
        { key: 'what', label: report.group, head: true, cell: (row) => releases.headlines[row.key] },
        { key: 'figure', label: report.figure, numeric: true, cell: (row) => <Figure figure={row} /> },
        { key: 'interval', label: report.interval, numeric: true, cell: (row) => <IntervalOf figure={row} /> },
      ]} />
    </Section>
  )
}

function Notes({ record }: { record: ReleaseRecord }) {
  const { files, releases: { report } } = useWords()
  const { policy, organisation, tables } = record
  const language = useLanguage()
  const { threshold, personBase, sessionBase } = policy
  return (
    <Section title={report.notes}>
      <ul className="prose">
        <li>{report.counted}{saysOrInCare(record) && ` ${files.orInCare}`}</li>
        {tables.length > 0 && <li>{say(report.rule, { threshold })}</li>}
        {policy.reachRoots === 'T' && <li>{say(files.wholeText, { threshold })}</li>}
        <li>{say(report.rounding, { people: formatNumber(personBase, language), sessions: formatNumber(sessionBase, language), headline: policy.headline === 'exact' ? report.exactHeadline : report.roundedHeadline })}</li>
        {tables.some(({ mean }) => mean) && <li>{files.meanText}</li>}
        <li>{say(report.stays, { threshold })}</li>
        <li>{say(report.combine, { organisation })}</li>
      </ul>
    </Section>
  )
}

function About({ record }: { record: ReleaseRecord }) {
  const words = useWords()
  const { releases: { report } } = words
  const language = useLanguage()
  const { organisation, window, preparedOn, approved, policy, id, hash } = record
  return (
    <Section title={report.about1}>
      <Facts items={[
        { term: report.organisation, value: organisation }, { term: report.period, value: windowTitle(window, words, language) }, { term: report.closed, value: formatDate(window.closedOn, language) }, { term: report.prepared, value: formatDate(preparedOn, language) },
        { term: report.approved, value: approved ? say(report.approvedBy[approved.by], { date: formatDate(approved.on, language) }) : report.notYet },
        { term: report.policy, value: policy.version }, { term: report.id, value: <span className="code">{id}</span> }, { term: report.hash, value: <span className="code">{hash}</span> },
      ]} />
    </Section>
  )
}
