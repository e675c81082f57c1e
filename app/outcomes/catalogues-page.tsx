import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { CatalogueDesign } from './catalogue-design.tsx'
import type { CatalogueLine, CataloguesView } from './catalogue-view.ts'
import { StateBadge } from '#app/ui/state-badge.tsx'

export function CataloguesPage({ view }: { view: CataloguesView }) {
  const { catalogue } = useWords()
  return (
    <>
      <PageHeading title={catalogue.title} lead={catalogue.lead} />
      <Stack>
        {view.catalogues.length === 0 ? <p>{catalogue.none}</p> : <List lines={view.catalogues} />}
        {view.design && <CatalogueDesign view={view} design={view.design} />}
      </Stack>
    </>
  )
}

function List({ lines }: { lines: readonly CatalogueLine[] }) {
  const { catalogue } = useWords()
  const language = useLanguage()
  return (
    <Section title={catalogue.title}>
      <DataTable caption={catalogue.title} hideCaption rows={lines} rowKey={(line) => line.id} columns={[
        { key: 'version', label: catalogue.version, head: true, cell: (line) => <a href={`/outcomes/catalogue/${line.id}`}>{line.version}</a> },
        { key: 'state', label: catalogue.state, cell: (line) => <StateBadge tone={line.state === 'signed' ? 'done' : 'quiet'}>{catalogue.states[line.state]}</StateBadge> },
        { key: 'proposed', label: catalogue.proposed, cell: (line) => formatDate(line.proposedOn, language) },
        { key: 'signed', label: catalogue.signed, cell: (line) => (line.signedOn && line.state === 'signed' ? formatDate(line.signedOn, language) : '') },
      ]} />
    </Section>
  )
}
