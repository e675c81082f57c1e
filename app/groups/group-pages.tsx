import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { ageRanges, groupPlaces, hereOf, type GroupContent, type GroupSessionContent } from './group.ts'
import type { GroupListing, GroupSessionView, GroupHead } from './group-view.ts'
import { problemIn, valueIn, type GroupAnswer } from './group-answer.ts'

export function GroupList({ groups, mayBegin }: { groups: GroupListing[]; mayBegin: boolean }) {
  const words = useWords().groups
  const language = useLanguage()
  const begin = mayBegin && <ButtonLink href="/groups/new" look="action">{words.begin}</ButtonLink>
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={groups.length > 0 && begin} />
      <DataTable caption={words.title} hideCaption rows={groups} rowKey={(group) => group.id} empty={<EmptyState title={words.empty} action={begin}>{mayBegin && words.emptyHint}</EmptyState>} columns={[
        { key: 'group', label: words.columns.group, head: true, cell: (group) => <CodeName code={group.code} word={group.word} href={`/groups/${group.id}`} /> },
        { key: 'district', label: words.columns.district, cell: (group) => group.district },
        { key: 'lead', label: words.columns.lead, cell: (group) => group.lead },
        { key: 'held', label: words.columns.held, numeric: true, cell: (group) => group.held },
        { key: 'last', label: words.columns.last, cell: (group) => (group.last ? formatDate(group.last, language) : '–') },
      ]} />
    </>
  )
}

export function NewGroup({ districts, own, answer }: { districts: string[]; own: string | null; answer: GroupAnswer | undefined }) {
  const { groups: words, frame } = useWords()
  const problem = (name: string) => problemIn(words.problems, answer, name)
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.newLead} />
      <form method="post">
        <Stack>
          <Field name="district" label={words.district} kind="select" options={districts.map((name) => ({ value: name, label: name }))} empty={frame.field.choose} defaultValue={valueIn(answer, 'district') ?? own} error={problem('district')} required width="middle" />
          <Field name="place" label={words.place} kind="select" options={groupPlaces.map((value) => ({ value, label: words.places[value] }))} empty={frame.field.choose} defaultValue={valueIn(answer, 'place')} error={problem('place')} required width="middle" />
          <Field name="ageRange" label={words.ageRange} kind="select" options={ageRanges.map((value) => ({ value, label: words.ages[value] }))} empty={frame.field.choose} defaultValue={valueIn(answer, 'ageRange')} error={problem('ageRange')} required width="middle" />
          <div><Button look="action">{words.begin}</Button></div>
        </Stack>
      </form>
    </>
  )
}

export function GroupPage({ group, content, sessions }: { group: GroupHead; content: GroupContent; sessions: GroupSessionView[] }) {
  const { groups: words, frame } = useWords()
  return (
    <>
      <PageHeading title={words.ages[content.ageRange]} code={<CodeName code={group.code} word={group.word} />} state={<StateBadge>{words.states[group.state]}</StateBadge>}
        lead={`${group.district} · ${words.places[content.place]}`} actions={group.isLead && <><form method="post" action={`/groups/${group.id}/with-client`}><Button>{words.withGroup}</Button></form><form method="post" action={`/groups/${group.id}/sessions/new`}><Button look="action" icon="pencil" data-key="n">{words.writeSession}</Button></form></>} />
      <ProtectionStrip title={frame.protection.title} line={group.isLead ? words.readers : say(words.readersOther, { lead: group.leadName })} />
      <Section title={words.sessions}>
        {sessions.length === 0 && <EmptyState title={words.noSession} />}
        {sessions.map((session) => <SessionView key={session.id} session={session} group={group} />)}
      </Section>
      <Section title={words.register}>
        <DataTable caption={words.register} hideCaption dense rows={content.children} rowKey={(child) => String(child.number)} empty={<p>{words.registerEmpty}</p>} columns={[
          { key: 'number', label: words.children, head: true, cell: (child) => say(words.child, { n: child.number }) },
          { key: 'sex', label: words.sex, cell: (child) => words.sexes[child.sex] },
          { key: 'age', label: words.age, cell: (child) => words.ages[child.ageBand] },
        ]} />
      </Section>
    </>
  )
}

function SessionView({ session, group: { id, isLead, leadName } }: { session: GroupSessionView; group: GroupHead }) {
  const words = useWords().groups
  const language = useLanguage()
  const day = formatDate(session.sessionOn, language)
  if (session.kind === 'unreadable') return <details><summary>{day}</summary><p>{words.unreadable}</p></details>
  if (session.kind === 'retracted') return <Retracted day={day} session={session} />
  return (
    <details>
      <summary>{day} · {session.content.theme} · {plural(language, words.hereCount, hereOf(session.content.children).length)}</summary>
      <Stack>
        <SessionReading content={session.content} />
        <p>{say(words.signed, { date: formatDate(session.signedOn, language), name: leadName })}</p>
        {isLead && <p><ButtonLink href={`/groups/${id}/sessions/${session.id}/retract`} look="quiet">{words.retract.title}</ButtonLink></p>}
      </Stack>
    </details>
  )
}

function Retracted({ day, session }: { day: string; session: Extract<GroupSessionView, { kind: 'retracted' }> }) {
  const { groups: { retract } } = useWords()
  const language = useLanguage()
  return (
    <details>
      <summary>{day} · {retract.retracted}</summary>
      <p>{say(retract.retractedOn, { date: formatDate(session.retractedOn, language), reason: retract.reasons[session.reason] })}</p>
      {session.words && <Prose text={session.words} />}
    </details>
  )
}

/** What was written of a session, as it is read. */
export function SessionReading({ content }: { content: GroupSessionContent }) {
  const words = useWords().groups
  return (
    <Stack>
      <Facts items={[
        { term: words.place, value: words.places[content.place] }, { term: words.minutes, value: content.minutes }, { term: words.secondAdult, value: words.secondAdults[content.secondAdult] },
        ...(content.aloneBecause ? [{ term: words.aloneBecause, value: content.aloneBecause }] : []), ...(content.consentsKept ? [{ term: words.consentsKept, value: content.consentsKept }] : []),
      ]} />
      {content.worked && <Prose text={content.worked} />}
      <DataTable caption={words.children} hideCaption dense rows={hereOf(content.children)} rowKey={(child) => String(child.number)} columns={[
        { key: 'number', label: words.children, head: true, cell: (child) => say(words.child, { n: child.number }) },
        { key: 'participation', label: words.participation, cell: (child) => child.participation ?? '–' },
        { key: 'mood', label: words.mood, cell: (child) => [child.mood && words.moods[child.mood], child.concern && words.concern].filter(Boolean).join(' · ') || '–' },
        { key: 'line', label: words.line, cell: (child) => child.line ?? '' },
      ]} />
    </Stack>
  )
}
