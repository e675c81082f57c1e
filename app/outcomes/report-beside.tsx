import { formatNumber } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { Figure } from './release-figure.tsx'
import { reportTexts, type Report, type ReportLine } from './report.ts'
import type { SumToDate } from './sum-to-date.ts'

/** Beside a release: what was hoped for, sums of released quarters, and four short texts. */
export function ReportBeside({ report }: { report: Report }) {
  const { files } = useWords()
  return (
    <Section title={files.report.title}>
      <p className="quiet">{files.report.lead}</p>
      <ReportTable lines={report.lines} />
      <ReportTexts report={report} />
    </Section>
  )
}

export function ReportTexts({ report: { texts } }: { report: Report }) {
  const { files: { report } } = useWords()
  const written = reportTexts.filter((name) => texts[name] !== '')
  if (written.length === 0) return null
  return <dl className="prose report-texts">{written.map((name) => <div key={name}><dt>{report.texts[name]}</dt><dd className="as-typed" translate="no">{texts[name]}</dd></div>)}</dl>
}

function ReportTable({ lines }: { lines: readonly ReportLine[] }) {
  const { files: { report }, releases: { headlines, report: { group } } } = useWords()
  const language = useLanguage()
  const shown = lines.filter(({ target, yearToDate }) => target !== null || yearToDate?.kind === 'sum')
  if (shown.length === 0) return null
  const has = (part: 'target' | 'yearToDate' | 'projectToDate'): boolean => shown.some((line) => line[part] !== null)
  const columns: Column<ReportLine>[] = [
    { key: 'what', label: group, head: true, cell: ({ key }) => headlines[key] },
    ...(has('target') ? [{ key: 'target', label: report.target, numeric: true, cell: ({ target }: ReportLine) => (target === null ? '' : formatNumber(target, language)) }] : []),
    { key: 'figure', label: report.period, numeric: true, cell: ({ figure }) => <Figure figure={figure} /> },
    ...(has('yearToDate') ? [{ key: 'year', label: report.yearToDate, numeric: true, cell: ({ yearToDate }: ReportLine) => <SumCell sum={yearToDate} /> }] : []),
    ...(has('projectToDate') ? [{ key: 'project', label: report.projectToDate, numeric: true, cell: ({ projectToDate }: ReportLine) => <SumCell sum={projectToDate} /> }] : []),
  ]
  return <DataTable caption={report.title} hideCaption dense rows={shown} rowKey={({ key }) => key} columns={columns} />
}

/** A sum, or why there is none. */
export function SumCell({ sum }: { sum: SumToDate | null }) {
  const { files: { report } } = useWords()
  const language = useLanguage()
  if (!sum) return null
  if (sum.kind === 'sum') return <strong>{formatNumber(sum.shown, language)}</strong>
  return <span className="not-shown">{sum.kind === 'lacking' ? say(report.lacking, { lacking: formatNumber(sum.lacking, language), quarters: formatNumber(sum.quarters, language) }) : report.doesNotAddUp}</span>
}
