import { languageNames, languages } from '#app/language/language.ts'
import { useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import type { FileKind } from './release-file.ts'

/** Every kind of file in every language, and the page for the donor. */
export function ReleaseFiles({ kinds, id }: { kinds: readonly FileKind[]; id: string }) {
  const words = useWords().files
  const link = (kind: FileKind, language: (typeof languages)[number]) => <a href={`/outcomes/releases/${id}/files/${language}/${kind}`} download aria-label={`${words.kinds[kind]}, ${languageNames[language]}`}>{languageNames[language]}</a>
  return (
    <div className="no-print">
      <Section title={words.title}>
        <p>{words.lead}</p>
        <p><ButtonLink href={`/outcomes/releases/${id}/print`}>{words.print}</ButtonLink></p>
        <DataTable caption={words.title} hideCaption dense rows={kinds} rowKey={(kind) => kind} columns={[
          { key: 'kind', label: words.columns.what, head: true, cell: (kind) => words.kinds[kind] },
          ...languages.map((language) => ({ key: language, label: languageNames[language], cell: (kind: FileKind) => link(kind, language) })),
        ]} />
      </Section>
    </div>
  )
}
