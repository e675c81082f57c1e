import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Columns } from '#app/ui/bar.tsx'
import { DataTable, type Column } from '#app/ui/data-table.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { besideEachOther, type BesideRow, type BesideTable } from './beside.ts'
import { notShown } from './release-record.ts'
import { Figure } from './release-figure.tsx'
import type { ReleaseLine } from './read-release.server.ts'
import { windowTitle } from './window-title.ts'

/** Released windows of one length beside each other: trends over what stands. */
export function BesideEachOther({ lines }: { lines: readonly ReleaseLine[] }) {
  const { releases: { beside } } = useWords()
  const tables = besideEachOther(lines.map((line) => line.record))
  if (tables.length === 0) return null
  return <Section title={beside.title}><p>{beside.lead}</p>{tables.map((table) => <OneLength key={table.kind} table={table} />)}</Section>
}

function OneLength({ table }: { table: BesideTable }) {
  const words = useWords()
  const language = useLanguage()
  const { headlines, beside, list } = words.releases
  const titleOf = (row: BesideRow): string => windowTitle(row.window, words, language)
  const columns: Column<BesideRow>[] = [
    { key: 'period', label: list.period, head: true, cell: titleOf },
    ...table.keys.map((key): Column<BesideRow> => ({ key, label: headlines[key], numeric: true, cell: (row) => <Figure figure={row.figures[key] ?? notShown} /> })),
  ]
  return (
    <>
      <div className="columns-row">
        {table.keys.filter((key) => key === 'inCare' || key === 'sessions').map((key) => (
          <Columns key={key} caption={say(beside.trend, { what: headlines[key] })} values={table.rows.map((row) => ({ label: titleOf(row), value: row.figures[key]?.shown ?? null }))} />
        ))}
      </div>
      <DataTable caption={beside.title} hideCaption dense columns={columns} rows={table.rows} rowKey={(row) => row.window.name} />
    </>
  )
}
