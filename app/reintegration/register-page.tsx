import { formatDate, formatNumber } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { districtWord } from '#app/language/district-word.ts'
import { nameOf } from './rasb.ts'
import type { PersonLine, RegisterView } from './register-view.ts'
import { SessionTable } from './session-table.tsx'

/** Everybody of the register, and the sessions they led. */
export function RegisterPage({ view }: { view: RegisterView }) {
  const { reintegration: words, frame } = useWords()
  const language = useLanguage()
  const add = <ButtonLink href="/reintegration/new" look="action">{words.add}</ButtonLink>
  const isEmpty = view.people.length === 0
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={words.readers} />
      <PageHeading title={words.title} lead={words.lead} actions={!isEmpty && (
        <>
          {add}
          <ButtonLink href="/reintegration/steps/new">{words.step}</ButtonLink>
          <ButtonLink href="/reintegration/sessions/new">{words.session}</ButtonLink>
        </>
      )} />
      {isEmpty ? <EmptyState title={words.empty} action={add}>{words.emptyText}</EmptyState> : (
        <>
          <Section title={words.summary}>
            <Facts items={[
              { term: words.people, value: formatNumber(view.people.length, language) },
              ...view.reached.map(({ step, people }) => ({ id: step, term: words.steps[step], value: formatNumber(people, language) })),
              { term: words.sessionsLed, value: formatNumber(view.sessions.length, language) }, { term: words.participants, value: formatNumber(view.participants, language) },
            ]} />
            <p className="quiet">{words.counted}</p>
          </Section>
          <Section title={words.people}><People people={view.people} /></Section>
          <Section title={words.sessions}><SessionTable sessions={view.sessions} shown={20} /></Section>
        </>
      )}
    </>
  )
}

function People({ people }: { people: PersonLine[] }) {
  const all = useWords()
  const words = all.reintegration
  const language = useLanguage()
  const only = (line: PersonLine, cell: (person: Extract<PersonLine, { kind: 'person' }>) => string) => (line.kind === 'person' ? cell(line) : '–')
  return (
    <DataTable caption={words.people} hideCaption dense rows={people} rowKey={(line) => line.id} columns={[
      { key: 'person', label: words.columns.person, head: true, cell: (line) => <a href={`/reintegration/people/${line.id}`}>{nameOf(line.number)}</a> },
      { key: 'name', label: words.columns.name, cell: (line) => (line.kind === 'person' ? line.name : <StateBadge tone="attention" icon="alert">{words.unreadable}</StateBadge>) },
      { key: 'district', label: words.columns.district, cell: (line) => only(line, ({ district }) => districtWord(all, district)) },
      { key: 'furthest', label: words.columns.furthest, cell: (line) => only(line, ({ furthest }) => (furthest ? words.steps[furthest] : words.noStep)) },
      { key: 'since', label: words.columns.since, cell: (line) => only(line, ({ since }) => formatDate(since, language)) },
      { key: 'standing', label: words.columns.standing, cell: (line) => only(line, ({ standing }) => words.standings[standing]) },
    ]} />
  )
}
