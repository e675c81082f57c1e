import { formatDateTime } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page-heading.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { CopyView, DraftView } from './editor-view.ts'

/** Texts of other windows beside this draft, part by part, each to be added or thrown away. */
export function Copies({ view, label }: { view: DraftView; label: (field: string) => string }) {
  const { copies: words } = useWords().sessions
  if (view.copies.length === 0) return null
  return (
    <Section id="copies" title={words.title}>
      <p>{words.lead}</p>
      {view.copies.map((copy) => <Copy key={copy.id} copy={copy} label={label} />)}
    </Section>
  )
}

function Copy({ copy, label }: { copy: CopyView; label: (field: string) => string }) {
  const words = useWords()
  const { sessions, frame } = words
  const language = useLanguage()
  const buttons = (
    <form method="post">
      <input type="hidden" name="copyId" value={copy.id} />
      <input type="hidden" name="copyRevision" value={copy.revision} />
      <ButtonRow>
        {'parts' in copy && <Button name="intent" value="join">{sessions.copies.join}</Button>}
        <Button name="intent" value="drop" look="quiet">{sessions.copies.discard}</Button>
      </ButtonRow>
    </form>
  )
  if (!('parts' in copy)) return <Banner tone="attention" word={frame.banner.attention} actions={buttons}>{sessions.copies.unreadable}</Banner>
  const other = say(sessions.copies.other, { when: formatDateTime(copy.savedAt, language) })
  return (
    <>
      <DataTable caption={other} rows={copy.parts} rowKey={(part) => part.name} columns={[
        { key: 'part', label: sessions.drafts.what, head: true, cell: (part) => label(part.name) },
        { key: 'mine', label: sessions.copies.yours, cell: (part) => (part.mine ? <Prose text={part.mine} /> : sessions.copies.empty) },
        { key: 'other', label: other, cell: (part) => (part.other ? <Prose text={part.other} /> : sessions.copies.empty) },
      ]} />
      {buttons}
    </>
  )
}
