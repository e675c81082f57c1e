import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { readClient } from '#app/names/client-mark.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

export type SearchView = {
  words: string; matches: number; searched: number; unreadable: number
  found: { id: string; code: string; word: string; sessionOn: string; before: string; match: string; after: string }[]
}

/** The words travel in a form, never in an address: addresses are kept by browsers. */
export function SearchPage({ search, typed, problem }: { search?: SearchView | undefined; typed?: string | undefined; problem?: string | undefined }) {
  const { sessions, frame } = useWords()
  const { search: words } = sessions
  return (
    <>
      <PageHeading title={frame.actions.searchNotes} />
      <form method="post" role="search" autoComplete="off">
        <Field name="words" label={words.label} hint={words.hint} kind="search" sensitive defaultValue={typed} error={problem} />
        <ButtonRow><Button look="action">{frame.actions.search}</Button></ButtonRow>
      </form>
      {search && <Found search={search} />}
    </>
  )
}

function Found({ search }: { search: SearchView }) {
  const { sessions, frame } = useWords()
  const { search: words } = sessions
  const language = useLanguage()
  const shown = search.found.length < search.matches ? ` (${say(words.shownOf, { shown: search.found.length })})` : ''
  return (
    <>
      <p role="status">{plural(language, words.found, search.matches)}{shown} · {plural(language, words.searched, search.searched)}</p>
      {search.unreadable > 0 && <Banner tone="attention" word={frame.banner.attention}>{plural(language, words.unreadable, search.unreadable)}</Banner>}
      {search.matches === 0 && <EmptyState title={words.none} />}
      <Timeline label={frame.actions.searchNotes} items={search.found.map((note) => ({
        id: note.id, when: formatDate(note.sessionOn, language), dateTime: note.sessionOn, title: `${note.code} ${note.word}`, href: `/notes/${note.id}`,
        body: <span translate="no">{readClient(note.before, language)}<mark>{note.match}</mark>{readClient(note.after, language)}</span>,
      }))} />
    </>
  )
}
