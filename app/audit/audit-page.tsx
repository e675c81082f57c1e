import { formatDate, formatNumber, formatTime } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import type { AuditLine, TrailDay, TrailState } from './audit.ts'

type Shown = { page: { trail: TrailState; lines?: AuditLine[]; older?: number }; isFirst: boolean }

export function AuditPage({ page: { trail, lines, older }, isFirst }: Shown) {
  const { audit: words, frame } = useWords()
  const language = useLanguage()
  return (
    <>
      <PageHeading title={words.title} lead={plural(language, words.entries, trail.entries)} />
      {trail.holds
        ? <Banner tone="done" word={frame.banner.done} title={words.holds}>{words.holdsText}</Banner>
        : <Banner tone="attention" word={frame.banner.attention} title={words.broken}>{words.brokenText}</Banner>}
      {lines ? <Entries lines={lines} older={older} isFirst={isFirst} /> : <p>{words.onlyWhole}</p>}
      {isFirst && <Days trail={trail} />}
    </>
  )
}

function Entries({ lines, older, isFirst }: { lines: AuditLine[]; older?: number; isFirst: boolean }) {
  const { audit: words } = useWords()
  const language = useLanguage()
  return (
    <Section title={words.newest}>
      <DataTable dense caption={words.newest} hideCaption rows={lines} rowKey={(line) => String(line.number)} empty={<EmptyState title={words.empty} />} columns={[
        { key: 'number', label: words.number, numeric: true, head: true, cell: (line) => formatNumber(line.number, language) },
        { key: 'when', label: words.when, cell: (line) => `${formatDate(line.day, language)}${line.at ? `, ${formatTime(line.at)}` : ''}` },
        { key: 'what', label: words.what, cell: (line) => <WhatWasDone line={line} /> },
        { key: 'who', label: words.who, cell: (line) => line.by ?? '' },
        { key: 'whom', label: words.whom, cell: (line) => line.person ?? '' },
        { key: 'case', label: words.caseCode, cell: (line) => line.caseCode ?? '' },
      ]} />
      <ButtonRow>
        {!isFirst && <ButtonLink href="/audit" look="quiet">{words.toNewest}</ButtonLink>}
        {older !== undefined && <ButtonLink href={`/audit?before=${older}`}>{words.older}</ButtonLink>}
      </ButtonRow>
    </Section>
  )
}

function WhatWasDone({ line }: { line: AuditLine }) {
  const { audit: words } = useWords()
  const kind = (words.kinds as Record<string, string>)[line.did] ?? line.did
  if (line.reading !== 'open') return <>{kind} <small>({words.reading[line.reading]})</small></>
  const about = line.about === undefined ? undefined : ({ ...words.looked, ...words.refused } as Record<string, string>)[line.about] ?? <code translate="no">{line.about}</code>
  return <>{kind}{about && <small> · {about}</small>}</>
}

function Days({ trail }: { trail: TrailState }) {
  const { audit: words } = useWords()
  const language = useLanguage()
  const stateOf = (day: TrailDay) => words.dayState[day.state]
  return (
    <Section title={words.days}>
      <p>{say(words.fingerprint, { digits: trail.firstFingerprint })}</p>
      <p>{words.headsHint}</p>
      <DataTable dense caption={words.days} hideCaption rows={trail.days} rowKey={(day) => day.day} columns={[
        { key: 'day', label: words.day, head: true, cell: (day) => formatDate(day.day, language) },
        { key: 'entries', label: words.entriesUntil, numeric: true, cell: (day) => (day.entries === null ? '' : formatNumber(day.entries, language)) },
        { key: 'state', label: words.state, cell: stateOf },
        { key: 'head', label: words.head, cell: (day) => day.head && <code translate="no">{day.head}</code> },
      ]} />
    </Section>
  )
}
