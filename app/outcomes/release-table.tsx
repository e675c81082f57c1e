import { formatNumber, formatPercent } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Bar } from '#app/ui/bar.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { LabelText } from './label-text.tsx'
import { Figure, IntervalOf } from './release-figure.tsx'
import type { ReleaseRow, ReleaseTable } from './release-record.ts'
import { bandSentence } from './release-lines.ts'
import { percentOf, shareOf } from './share.ts'

/** A table of a release: every group that was fixed before counting, shown or not, with a bar for what is shown. */
export function ReleaseTableSection({ table }: { table: ReleaseTable }) {
  const words = useWords()
  const { releases: { report } } = words
  const language = useLanguage()
  const columns: Column<ReleaseRow>[] = [
    { key: 'group', label: report.group, head: true, cell: (row) => <span className={`depth-${Math.min(row.depth, 3)}`}><LabelText label={row.label} /></span> },
    ...table.measures.flatMap((measure, at): Column<ReleaseRow>[] => [
      { key: measure, label: report[measure], numeric: true, cell: (row) => <Figure figure={row.figures[at]!} /> },
      { key: `${measure} interval`, label: report.interval, numeric: true, cell: (row) => <IntervalOf figure={row.figures[at]!} /> },
    ]),
    { key: 'picture', label: report.picture, cell: (row) => <Picture row={row} rows={table.rows} /> },
  ]
  return (
    <Section title={table.title[language]} aside={say(report.base, { base: table.base[language] })}>
      <DataTable caption={table.title[language]} hideCaption dense columns={columns} rows={table.rows} rowKey={(row) => row.node} />
      <MeanLine table={table} />
      {table.band && <p><strong>{bandSentence(table, words.files, language)}</strong></p>}
    </Section>
  )
}

/** In words: a mean with its interval, or that it is not shown. */
export function MeanLine({ table: { mean } }: { table: ReleaseTable }) {
  const { files, releases: { report } } = useWords()
  const language = useLanguage()
  if (!mean) return null
  const number = (value: number): string => formatNumber(value, language)
  return <p>{files.meanLine} {mean.status === 'not-shown' ? <span className="not-shown">{report.notShown}</span> : <><strong>{number(mean.shown)}</strong> ({say(report.about, { lo: number(mean.lo), hi: number(mean.hi) })})</>}</p>
}

/** The share of the group above, of what is shown of both; a part with every part beside it shown also gets it in whole 5 %. */
export function Picture({ row, rows }: { row: ReleaseRow; rows: readonly ReleaseRow[] }) {
  const language = useLanguage()
  const share = shareOf(row, rows)
  if (share === null) return null
  const percent = percentOf(row, rows)
  return <span className="bar-cell"><Bar share={share} />{percent !== null && <span>{formatPercent(percent / 100, language)}</span>}</span>
}
