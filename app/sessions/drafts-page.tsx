import { formatDate } from '#app/language/dates.ts'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import type { DraftAbout } from './draft.ts'

export type DraftRowView = {
  id: string; about: DraftAbout; code: string; word: string; name?: string | undefined; started_on: string; saved_on: string
  age: 'new' | 'reminded' | 'flagged'; copies: number; left: boolean
}

export function DraftsPage({ drafts }: { drafts: DraftRowView[] }) {
  const { sessions } = useWords()
  const { drafts: words } = sessions
  const language = useLanguage()
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <DataTable
        caption={words.title} hideCaption rows={drafts} rowKey={(draft) => draft.id}
        empty={<EmptyState title={words.empty} action={<ButtonLink href="/caseload">{words.toCase}</ButtonLink>}>{words.emptyHint}</EmptyState>}
        columns={[
          { key: 'code', label: words.code, head: true, cell: (draft) => <CodeName code={draft.code} word={draft.word} name={draft.name} href={`/drafts/${draft.id}`} /> },
          { key: 'what', label: words.what, cell: (draft) => words.about[draft.about] },
          { key: 'begun', label: words.begun, cell: (draft) => formatDate(draft.started_on, language) },
          { key: 'saved', label: words.saved, cell: (draft) => formatDate(draft.saved_on, language) },
          { key: 'state', label: words.state, cell: (draft) => <DraftState draft={draft} /> },
        ]}
      />
    </>
  )
}

/** Waiting is grey: a draft is nobody's danger. */
function DraftState({ draft: { age, copies, left } }: { draft: DraftRowView }) {
  const words = useWords().sessions.drafts
  const language = useLanguage()
  return (
    <div>
      {copies > 0 && <StateBadge tone="attention" icon="alert">{plural(language, words.copies, copies)}</StateBadge>}
      {left && <StateBadge tone="attention" icon="alert">{words.left}</StateBadge>}
      {age !== 'new' && <StateBadge icon="clock">{words[age]}</StateBadge>}
    </div>
  )
}
