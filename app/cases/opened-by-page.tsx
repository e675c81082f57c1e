import { formatDate, formatTime } from '#app/language/dates.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import type { OpenedBy } from '#app/audit/look.ts'

interface OpenedByPageProps {
  file: { id: string; code: string; word: string }
  opened: Omit<OpenedBy, 'person'>[]
  people: number
  altered: number
}

export function OpenedByPage({ file, opened, people, altered }: OpenedByPageProps) {
  const { cases, audit, frame } = useWords()
  const language = useLanguage()
  const words = cases.openedBy
  return (
    <>
      <PageHeading title={words.title} lead={`${words.lead} ${plural(language, words.people, people)}.`} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />}
        actions={<ButtonLink href={`/cases/${file.id}`} look="quiet">{cases.toCase}</ButtonLink>} />
      {altered > 0 && <Banner tone="attention" word={frame.banner.attention}>{plural(language, words.altered, altered)}</Banner>}
      <DataTable caption={words.title} hideCaption rows={opened} rowKey={(row) => `${row.day} ${row.name} ${row.looks[0]?.at}`} empty={<EmptyState title={words.empty} />} columns={[
        { key: 'who', label: words.who, head: true, cell: (row) => `${row.name} · ${(cases.roles as Readonly<Record<string, string>>)[row.role] ?? row.role}` },
        { key: 'what', label: words.what, cell: (row) => [...new Set(row.looks.map((look) => audit.looked[look.what]))].join(', ') },
        { key: 'when', label: words.when, cell: (row) => `${formatDate(row.day, language)}, ${[...new Set(row.looks.map((look) => formatTime(look.at)))].join(', ')}` },
      ]} />
    </>
  )
}
