import { formatDate, daysBetween, isoDay } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { RatingList } from './rating-list.tsx'
import type { AgreementRowView, FeedbackRow, PersonRow, QueueRow, ReviewRowView, SupervisionView } from './supervision-view.ts'

interface Shown<Row> { rows: Row[] }

/** `day` is today on the server, so that both sides count the same days. */
export function SupervisionPage({ view, day }: { view: SupervisionView; day: string }) {
  const words = useWords().supervision
  const waiting = view.agreements.filter((agreement) => agreement.waitsForMe || agreement.endsIn !== null)
  const rest = view.agreements.filter((agreement) => !waiting.includes(agreement))
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {waiting.length > 0 && <Agreements rows={waiting} isSoon />}
      {view.supervises && <Queue rows={view.queue} day={day} />}
      {view.looks.length > 0 && <Looks rows={view.looks} />}
      {view.supervises && <Section title={words.reviews.open}><Reviews rows={view.openReviews} caption={words.reviews.open} empty={words.reviews.empty} /></Section>}
      {view.supervises && <People rows={view.people} />}
      {view.isSupervised && <Section title={words.reviews.cameBack}><Feedback rows={view.cameBack} /></Section>}
      {view.isSupervised && <Section title={words.reviews.asked}><Asked rows={view.asked} /></Section>}
      {(view.isSupervised || view.people.length > 0 || view.ratings.length > 0) && <RatingList ratings={view.ratings} people={view.supervises ? view.people : []} />}
      {(rest.length > 0 || waiting.length === 0 || view.supervises) && <Agreements rows={rest} mayPropose={view.supervises} isAll={waiting.length === 0} />}
    </>
  )
}

function Agreements({ rows, mayPropose, isAll, isSoon }: Shown<AgreementRowView> & { mayPropose?: boolean; isAll?: boolean; isSoon?: boolean }) {
  const words = useWords().supervision.agreements
  return (
    <Section title={isSoon ? words.soon : words.title}>
      {rows.length > 0 && <ul className="plain-list">{rows.map((row) => <AgreementLine key={row.id} row={row} />)}</ul>}
      {rows.length === 0 && isAll && <EmptyState title={words.empty}>{!mayPropose && words.emptyFor}</EmptyState>}
      {mayPropose && <p className="button-row"><ButtonLink href="/supervision/agreements/new" icon="pencil">{words.draft}</ButtonLink></p>}
    </Section>
  )
}

function AgreementLine({ row }: { row: AgreementRowView }) {
  const words = useWords().supervision.agreements
  const language = useLanguage()
  const runs = say(words.runs, { from: formatDate(row.startsOn, language), to: formatDate(row.endsOn, language) })
  return (
    <li>
      <a href={`/supervision/agreements/${row.id}`}>{say(words.with, { name: row.other })}</a> · {runs}{' '}
      <StateBadge tone={row.state === 'active' ? 'done' : 'quiet'}>{words.states[row.state]}</StateBadge>{' '}
      {row.waitsForMe && <StateBadge tone="attention" icon="pencil">{words.waitsForMe}</StateBadge>}
      {!row.waitsForMe && row.waitsForOther && <StateBadge>{words.waitsForOther}</StateBadge>}
      {row.endsIn !== null && <StateBadge tone="attention" icon="clock">{endsWords(row.endsIn)}</StateBadge>}
    </li>
  )

  function endsWords(days: number) {
    return days === 0 ? words.endsToday : plural(language, words.endsIn, days)
  }
}

function Queue({ rows, day }: Shown<QueueRow> & { day: string }) {
  const { supervision: { queue: words }, frame } = useWords()
  const language = useLanguage()
  const age = (signedOn: string) => {
    const days = daysBetween(signedOn, isoDay(day))
    return days < 1 ? words.signedToday : say(words.signed, { date: formatDate(signedOn, language), age: plural(language, frame.count.days, days) })
  }
  return (
    <Section title={words.title} aside={rows.length > 0 ? plural(language, frame.count.notes, rows.length) : undefined}>
      {rows.length > 0 && <p>{words.lead}</p>}
      <DataTable
        caption={words.title} hideCaption rows={rows} rowKey={(row) => row.noteId} empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
        columns={[
          { key: 'case', label: words.case, head: true, cell: (row) => <CodeName code={row.code} word={row.word} /> },
          { key: 'session', label: words.session, cell: (row) => <>{formatDate(row.sessionOn, language)}, {age(row.signedOn)}</> },
          { key: 'by', label: words.by, cell: (row) => row.by },
          { key: 'why', label: words.why, cell: (row) => say(words.whys[row.why], { name: row.by }) },
          { key: 'read', label: words.read, cell: (row) => <ReadButton row={row} /> },
        ]}
      />
    </Section>
  )
}

/** Screened negative, and closed by the psychologist alone. */
function Looks({ rows }: Shown<SupervisionView['looks'][number]>) {
  const { queue: words } = useWords().supervision
  const language = useLanguage()
  return (
    <Section title={words.negative}>
      <ul className="plain-list">{rows.map((row) => <li key={row.alertId}><CodeName code={row.code} word={row.word} href={`/alerts/${row.alertId}`} /> · {row.by} · {formatDate(row.closedAt, language)}</li>)}</ul>
    </Section>
  )
}

/** Opening a note for review is an act of its own, so it is posted. */
function ReadButton({ row }: { row: QueueRow }) {
  const words = useWords().supervision.queue
  if (!row.keyHeld) return <>{say(words.noKey, { name: row.by })}</>
  return (
    <form method="post" action={`/notes/${row.noteId}/review`}>
      <Button name="did" value="start" small>{words.read}<span className="visually-hidden" translate="no">: {row.code} {row.word}</span></Button>
    </form>
  )
}

function People({ rows }: Shown<PersonRow>) {
  const words = useWords().supervision.people
  const language = useLanguage()
  return (
    <Section title={words.title}>
      <DataTable
        caption={words.title} hideCaption rows={rows} rowKey={(row) => row.agreementId} empty={<EmptyState title={words.empty} />}
        columns={[
          { key: 'who', label: words.who, head: true, cell: (row) => row.name },
          { key: 'load', label: words.load, cell: (row) => words.loads[row.load] },
          { key: 'last', label: words.lastReview, cell: (row) => (row.lastReviewOn ? formatDate(row.lastReviewOn, language) : words.never) },
          { key: 'reading', label: words.reading, cell: (row) => say(words.readingOf, { read: row.read, budget: row.budget }) },
          { key: 'musts', label: words.musts, cell: (row) => (row.musts > 0 ? row.musts : '–') },
          { key: 'until', label: words.agreement, cell: (row) => <a href={`/supervision/agreements/${row.agreementId}`}>{formatDate(row.endsOn, language)}</a> },
        ]}
      />
    </Section>
  )
}

function Reviews({ rows, caption, empty }: Shown<ReviewRowView> & { caption: string; empty: string }) {
  const { reviews: words, queue } = useWords().supervision
  const language = useLanguage()
  return (
    <DataTable
      caption={caption} hideCaption rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={empty} />}
      columns={[
        { key: 'case', label: queue.case, head: true, cell: (row) => <CodeName code={row.code} word={row.word} href={`/reviews/${row.id}`} /> },
        { key: 'session', label: queue.session, cell: (row) => formatDate(row.sessionOn, language) },
        { key: 'other', label: words.other, cell: (row) => row.other },
        { key: 'state', label: words.state, cell: (row) => <><StateBadge tone={row.state === 'answered' ? 'info' : 'quiet'}>{words.states[row.state]}</StateBadge>{row.codeAsked && <> <StateBadge tone="attention" icon="pencil">{words.codeAsked}</StateBadge></>}</> },
        { key: 'since', label: words.since, cell: (row) => formatDate(row.since, language) },
      ]}
    />
  )
}

function Feedback({ rows }: Shown<FeedbackRow>) {
  const { reviews: words, queue } = useWords().supervision
  const language = useLanguage()
  return (
    <DataTable
      caption={words.cameBack} hideCaption rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={words.cameBackEmpty} />}
      columns={[
        { key: 'case', label: queue.case, head: true, cell: (row) => <CodeName code={row.code} word={row.word} href={`/reviews/${row.id}`} /> },
        { key: 'session', label: queue.session, cell: (row) => formatDate(row.sessionOn, language) },
        { key: 'other', label: words.other, cell: (row) => row.other },
        { key: 'kinds', label: words.cameBack, cell: (row) => <Kinds row={row} /> },
        { key: 'state', label: words.state, cell: (row) => <StateBadge tone={row.state === 'feedback' ? 'info' : 'quiet'}>{words.states[row.state]}</StateBadge> },
      ]}
    />
  )
}

function Kinds({ row }: { row: FeedbackRow }) {
  const words = useWords().supervision
  const language = useLanguage()
  const kinds = row.kinds.map(({ kind, count }) => `${words.kinds[kind]} ${count}`)
  if (row.unreadable > 0) kinds.push(plural(language, words.reviews.unreadable, row.unreadable))
  return <>{kinds.length > 0 ? kinds.join(' · ') : words.reviews.readMark}</>
}

function Asked({ rows }: Shown<SupervisionView['asked'][number]>) {
  const words = useWords().supervision.reviews
  const language = useLanguage()
  if (rows.length === 0) return <EmptyState title={words.askedEmpty} />
  return (
    <ul className="plain-list">
      {rows.map((row) => <li key={row.noteId}><CodeName code={row.code} word={row.word} href={`/notes/${row.noteId}`} /> · {say(words.askedOn, { date: formatDate(row.sessionOn, language) })}</li>)}
    </ul>
  )
}
