import { languageNames, languages } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import type { Change, Changes, Clause } from './catalogue-clauses.ts'
import { clauseLines, clauseName } from './catalogue-words.ts'

/** What the second person's signature would change. */
export function CatalogueChanges({ changes: given }: { changes: Changes | null }) {
  const { catalogue } = useWords()
  const words = catalogue.changes
  if (!given) return <Section title={words.title}><p>{words.first}</p></Section>
  const { against, changes, reordered } = given
  return (
    <Section title={words.title}>
      <p>{say(words.against, { version: against })} {changes.length === 0 && (reordered ? words.reordered : words.none)}</p>
      {changes.length > 0 && <ChangeTable changes={changes} />}
    </Section>
  )
}

function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { catalogue, people, releases } = useWords()
  const said = { catalogue, people, releases, language: useLanguage() }
  const words = catalogue.changes
  const named = ({ before, after }: Change): Clause => after ?? before!
  return (
    <DataTable caption={words.title} hideCaption dense rows={changes} rowKey={(change) => `${named(change).kind} ${named(change).id}`} columns={[
      { key: 'what', label: words.what, head: true, cell: (change) => clauseName(named(change), said) },
      { key: 'before', label: words.before, cell: ({ before, after }) => <Lines clause={before} beside={after} /> },
      { key: 'after', label: words.after, cell: ({ before, after }) => <Lines clause={after} beside={before} /> },
    ]} />
  )
}

/** Where only a name differs, it stands here; in every language, since the signature covers all three. */
function Lines({ clause, beside }: { clause: Clause | null; beside: Clause | null }) {
  const { catalogue, people, releases } = useWords()
  const said = { catalogue, people, releases, language: useLanguage() }
  if (!clause) return <>{catalogue.changes.absent}</>
  const names = 'title' in clause && beside && 'title' in beside ? languages.filter((language) => clause.title[language] !== beside.title[language]) : []
  return (
    <>
      {'title' in clause && names.map((language) => <p key={language} lang={language}>{languageNames[language]}: {clause.title[language]}</p>)}
      {clauseLines(clause, said).map((line) => <p key={line}>{line}</p>)}
    </>
  )
}
