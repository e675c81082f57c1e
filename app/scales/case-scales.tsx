import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { Changes, Scores } from './change-line.tsx'
import type { ScaleLine } from './scale-view.ts'

/** On the case: the newest of each scale beside the one before it. */
export function CaseScales({ caseId, isOwner, newest, unreadable }: { caseId: string; isOwner: boolean; newest: ScaleLine[]; unreadable: number }) {
  const { scales: words, cases, frame } = useWords()
  const language = useLanguage()
  return (
    <Section title={words.title}>
      <DataTable caption={words.title} hideCaption dense rows={newest} rowKey={(line) => line.id} empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} columns={[
        { key: 'tool', label: words.tool, head: true, cell: (line) => <a href={`/scales/${line.id}`}>{[line.member, line.short].filter(Boolean).join(' · ')}</a> },
        { key: 'when', label: words.when, cell: (line) => formatDate(line.measuredOn, language) },
        { key: 'now', label: words.now, cell: (line) => <Scores line={line} /> },
        { key: 'difference', label: words.difference, cell: (line) => <Changes changes={line.changes} /> },
      ]} />
      {unreadable > 0 && <p className="quiet">{cases.caseload.unreadable}: {unreadable}</p>}
      <ButtonRow>
        {isOwner && <ButtonLink href={`/cases/${caseId}/scales/new`}>{frame.actions.enterScale}</ButtonLink>}
        {newest.length > 0 && <ButtonLink href={`/cases/${caseId}/scales`} look="quiet" icon="chart">{words.all}</ButtonLink>}
      </ButtonRow>
    </Section>
  )
}
