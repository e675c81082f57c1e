import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Changes, Scores } from './change-line.tsx'
import { ScalePlot } from './scale-plot.tsx'
import type { ScalesView } from './scale-view.ts'
import { seriesWords } from './scale-words.ts'

export type Printed = { by: string; on: string; destroyAfter: string }

/** All scales of a case over time, under its code. Printing is a press of its own, so that it is written down. */
export function ScalesPage({ view, printed }: { view: ScalesView; printed: Printed | undefined }) {
  const { scales: words, frame } = useWords()
  const language = useLanguage()
  const { file } = view
  const code = <CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />
  return (
    <>
      <PageHeading title={words.title} code={code} actions={(
        <>
          {file.isOwner && <ButtonLink href={`/cases/${file.id}/scales/new`} look="action">{frame.actions.enterScale}</ButtonLink>}
          {view.lines.length > 0 && !printed && <form method="post" action={`/cases/${file.id}/scales?index`}><Button icon="printer" name="did" value="print">{words.plots.print}</Button></form>}
          {printed && <span className="needs-script"><Button type="button" icon="printer" onClick={() => globalThis.print()}>{words.plots.printNow}</Button></span>}
        </>
      )} />
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      {printed ? (
        <PrintFrame title={words.title} code={code} note={words.plots.recorded} printed={say(words.plots.printed, { name: printed.by, date: formatDate(printed.on, language) })} destroyAfter={say(words.plots.destroyAfter, { date: formatDate(printed.destroyAfter, language) })}>
          <OverTime view={view} />
        </PrintFrame>
      ) : <OverTime view={view} />}
    </>
  )
}

function OverTime({ view }: { view: ScalesView }) {
  const { scales: words } = useWords()
  const language = useLanguage()
  if (view.lines.length === 0 && view.unreadable.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>
  return (
    <>
      {view.plots.length > 0 && <Section title={words.plots.title}><div className="plots">{view.plots.map((plot) => <ScalePlot key={plot.key} plot={plot} sessions={view.sessions} />)}</div></Section>}
      <Section title={words.plots.table}>
        <DataTable caption={words.plots.table} hideCaption dense rows={view.lines} rowKey={(line) => line.id} columns={[
          { key: 'when', label: words.when, head: true, cell: (line) => <a href={`/scales/${line.id}`}>{formatDate(line.measuredOn, language)}</a> },
          { key: 'tool', label: words.tool, cell: (line) => <>{line.short} <small className="quiet">{seriesWords(words, line)}</small></> },
          { key: 'score', label: words.score, cell: (line) => <Scores line={line} /> },
          { key: 'difference', label: words.difference, cell: (line) => <Changes changes={line.changes} /> },
        ]} />
        {view.unreadable.map(({ id, measuredOn }) => <p key={id}>{formatDate(measuredOn, language)}: {words.plots.unreadable}</p>)}
      </Section>
    </>
  )
}
