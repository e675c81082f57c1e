import { useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { AlertLineView } from './alert-line.tsx'
import type { AlertLine } from './alert-view.ts'

export function AlertsPage({ lines }: { lines: AlertLine[] }) {
  const { alerts: { list }, frame } = useWords()
  return (
    <>
      <PageHeading title={list.title} lead={list.lead} actions={<><ButtonLink href="/emergency" icon="phone">{frame.emergency.action}</ButtonLink><ButtonLink href="/duty">{list.roster}</ButtonLink></>} />
      {lines.length === 0 ? <EmptyState title={list.empty}>{list.emptyText}</EmptyState> : <ul className="plain-list alert-list">{lines.map((line) => <li key={line.id}><AlertLineView line={line} mark /></li>)}</ul>}
    </>
  )
}
