import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { BesideEachOther } from './releases-beside.tsx'
import type { ListedRelease, ReleaseLine } from './read-release.server.ts'
import type { AskAnswer, AskView, ReleasesView } from './release-view.ts'
import { windowTitle } from './window-title.ts'

export function ReleasesPage({ view, answer }: { view: ReleasesView; answer: AskAnswer | undefined }) {
  const { frame, releases } = useWords()
  const { list } = releases
  const lines = view.releases.filter((one): one is ReleaseLine => one.state !== 'unreadable')
  return (
    <>
      <PageHeading title={releases.title} lead={releases.lead} actions={<ButtonLink href="/outcomes/catalogue">{releases.ask.toCatalogue}</ButtonLink>} />
      <ProtectionStrip title={frame.protection.title} line={releases.protection} />
      <Stack>
        {answer && <Answer answer={answer} />}
        {view.brokenAt !== null && <Banner tone="danger" word={frame.banner.danger}>{say(list.broken, { n: view.brokenAt })}</Banner>}
        {view.ask && <AskForm ask={view.ask} />}
        <Section title={list.title} aside={view.brokenAt === null && view.releases.length > 0 ? list.whole : undefined}>
          {view.releases.filter((one) => one.state === 'unreadable').map((one) => <Banner key={one.id} tone="attention" word={frame.banner.attention}>{list.unreadable}</Banner>)}
          <Ledger lines={lines} />
        </Section>
        <BesideEachOther lines={lines.filter((line) => line.state === 'released')} />
      </Stack>
    </>
  )
}

function Answer({ answer }: { answer: AskAnswer }) {
  const { frame, outcomes, releases } = useWords()
  const language = useLanguage()
  return <Banner tone="attention" word={frame.banner.attention} live>{answer.kind !== 'keys-awaited' ? releases.ask[answer.kind] : plural(language, outcomes.keysAwaited, answer.writers)}</Banner>
}

function AskForm({ ask }: { ask: NonNullable<AskView> }) {
  const words = useWords()
  const language = useLanguage()
  const { ask: text } = words.releases
  if (!ask.hasCatalogue) return <EmptyState title={text.none} action={<ButtonLink href="/outcomes/catalogue" look="action">{text.toCatalogue}</ButtonLink>} />
  if (ask.windows.length === 0) return <EmptyState title={text.noWindow} />
  return (
    <Section title={text.title}>
      <form method="post">
        <Stack>
          <p>{text.lead}</p>
          <Field name="template" label={text.template} kind="select" options={ask.templates.map(({ id, title }) => ({ value: id, label: title[language] }))} required width="middle" />
          <Field name="window" label={text.window} kind="select" options={ask.windows.map(({ name, window }) => ({ value: name, label: windowTitle(window, words, language) }))} required width="middle" />
          <div><Button look="action">{text.action}</Button></div>
        </Stack>
      </form>
    </Section>
  )
}

function Ledger({ lines }: { lines: readonly Exclude<ListedRelease, { state: 'unreadable' }>[] }) {
  const words = useWords()
  const language = useLanguage()
  const { list, states, correctedShort } = words.releases
  const day = (on: string | null): string => (on ? formatDate(on, language) : '')
  return (
    <DataTable caption={list.title} hideCaption rows={lines} rowKey={(row) => row.id} empty={<EmptyState title={list.none}>{list.noneHint}</EmptyState>} columns={[
      { key: 'question', label: list.question, head: true, cell: (row) => <a href={`/outcomes/releases/${row.id}`}>{row.title[language]}</a> },
      { key: 'period', label: list.period, cell: (row) => windowTitle(row.window, words, language) },
      { key: 'state', label: list.state, cell: (row) => <><StateBadge tone={row.state === 'released' ? 'done' : 'quiet'}>{states[row.state]}</StateBadge>{row.corrected && <> {correctedShort}</>}</> },
      { key: 'prepared', label: list.prepared, cell: (row) => day(row.preparedOn) },
      { key: 'decided', label: list.decided, cell: (row) => day(row.decidedOn) },
    ]} />
  )
}
