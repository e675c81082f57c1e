import { formatDate, formatNumber } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { LabelText } from './label-text.tsx'
import { aboutLines, bandSentence } from './release-lines.ts'
import type { ReleaseFigure, ReleaseRecord, ReleaseTable } from './release-record.ts'
import { MeanLine, Picture } from './release-table.tsx'
import { ReportTexts } from './report-beside.tsx'
import type { Report, ReportLine } from './report.ts'
import { Sentences } from './release-report.tsx'
import { windowTitle } from './window-title.ts'

/** One page of paper for the donor: the sentence, the figures, the divisions beside each other, and the rules in small type. */
export function ReleasePrint({ record, report }: { record: ReleaseRecord; report: Report | null }) {
  const words = useWords()
  const language = useLanguage()
  const { files, releases } = words
  const about = aboutLines(record, { files, headlines: releases.headlines, language })
  const small = about.filter(({ key }) => ['counted', 'rounding', 'shown', 'undivided', 'mean', 'kept', 'care', 'corrected'].includes(key))
  return (
    <article className="one-page">
      <div className="no-print"><ButtonRow><ButtonLink href={`/outcomes/releases/${record.id}`} look="quiet">{words.frame.actions.goBack}</ButtonLink></ButtonRow><p className="quiet">{files.printHint}</p></div>
      <header>
        <p>{record.organisation}</p>
        <h1>{record.template.title[language]}</h1>
        <p>{windowTitle(record.window, words, language)}</p>
      </header>
      <Sentences headlines={record.headlines} />
      <dl className="one-page-figures">
        {record.headlines.map(({ key, ...figure }) => <div key={key}><dt>{releases.headlines[key]}</dt><dd><Shown figure={figure} /><Beside line={report?.lines.find((line) => line.key === key)} /></dd></div>)}
      </dl>
      {report && <ReportTexts report={report} />}
      <div className="one-page-tables">{record.tables.map((table) => <SmallTable key={table.id} table={table} />)}</div>
      <footer>
        {small.map(({ key, text }) => <p key={key}>{text}</p>)}
        <p>{[say(files.period, { from: formatDate(record.window.startsOn, language), to: formatDate(record.window.endsOn, language) }), `${files.about.policy} ${record.policy.version}`, `${files.about.approved}: ${about.find(({ key }) => key === 'approved')!.text}`, `${files.about.release} ${record.id}`, `${files.about.hash} ${record.hash.slice(0, 16)}`].join(' · ')}</p>
      </footer>
    </article>
  )
}

function SmallTable({ table }: { table: ReleaseTable }) {
  const { files } = useWords()
  const language = useLanguage()
  return (
    <div><table>
      <caption>{table.title[language]}</caption>
      <thead><tr><th scope="col">{files.columns.group}</th>{table.measures.map((measure) => <th key={measure} scope="col">{files.measures[measure]}</th>)}<th scope="col"><span className="visually-hidden">{files.columns.shown}</span></th></tr></thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.node}>
            <th scope="row" className={`depth-${Math.min(row.depth, 3)}`}><LabelText label={row.label} /></th>
            {row.figures.map((figure, at) => <td key={table.measures[at]}><Shown figure={figure} /></td>)}
            <td className="one-page-bar"><Picture row={row} rows={table.rows} /></td>
          </tr>
        ))}
      </tbody>
    </table>
    <MeanLine table={table} />
    {table.band && <p>{bandSentence(table, files, language)}</p>}</div>
  )
}

/** What was hoped for, and sums of released quarters: what the page says beside the figure. */
function Beside({ line }: { line: ReportLine | undefined }) {
  const { files: { report } } = useWords()
  const language = useLanguage()
  if (!line) return null
  const { target, yearToDate, projectToDate } = line
  return (
    <>
      {target !== null && <small> {say(report.ofTarget, { target: formatNumber(target, language) })}</small>}
      {yearToDate?.kind === 'sum' && <small className="one-page-sum">{report.yearToDate}: {formatNumber(yearToDate.shown, language)}</small>}
      {projectToDate?.kind === 'sum' && <small className="one-page-sum">{report.projectToDate}: {formatNumber(projectToDate.shown, language)}</small>}
    </>
  )
}

function Shown({ figure }: { figure: ReleaseFigure }) {
  const { files } = useWords()
  const language = useLanguage()
  if (figure.status === 'not-shown') return <>{files.status['not-shown']}</>
  return <>{formatNumber(figure.shown, language)}{figure.status === 'rounded' && <small> ({formatNumber(figure.lo, language)}–{formatNumber(figure.hi, language)})</small>}</>
}
