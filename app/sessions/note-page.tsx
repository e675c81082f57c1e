import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import type { ScaleLine } from '#app/scales/scale-view.ts'
import type { NoteContent, RetractionReason } from './note.ts'
import { NoteReading, SignedLine } from './note-reading.tsx'

export type NoteView = {
  id: string; caseId: string; code: string; word: string; name?: string | undefined; sessionOn: string; signedAt: string; digest: string; late: boolean; askedReview: boolean
  author: string; readers: string[]; changedSinceReview: boolean
  /** The psychologist of the case: may add to the note and retract it. */
  isOwner: boolean
  content?: NoteContent
  /** Measured on the day of the session. */
  scales: ScaleLine[]
  addenda: { id: string; number: number; signedAt?: string; text?: string; digest?: string }[]
  retraction?: { on: string; reason: RetractionReason; words: string }
}

/** `beside` is for what the supervision layer has to say about this note. */
export function NotePage({ view, beside }: { view: NoteView; beside?: ReactNode }) {
  const { sessions, frame } = useWords()
  const language = useLanguage()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: view.readers.join(', ') })} />
      <PageHeading
        title={say(sessions.of, { date: formatDate(view.sessionOn, language) })} code={<CodeName code={view.code} word={view.word} name={view.name} href={`/cases/${view.caseId}`} />}
        state={<NoteStates view={view} />} actions={view.isOwner && !view.retraction && <NoteActions id={view.id} />}
      />
      <SignedLine by={view.author} at={view.signedAt} digest={view.digest} />
      {view.retraction && (
        <Banner tone="attention" word={frame.banner.attention} title={sessions.reading.retractedTitle}>
          <p>{say(sessions.reading.retractedOn, { date: formatDate(view.retraction.on, language), reason: sessions.retract.reasons[view.retraction.reason] })}</p>
          {view.retraction.words && <Prose text={view.retraction.words} />}
          <p>{sessions.reading.hidden}</p>
        </Banner>
      )}
      {view.content && <NoteReading content={view.content} />}
      {view.addenda.length > 0 && <Section title={sessions.reading.addenda}>{view.addenda.map((each) => <Addendum key={each.id} addendum={each} />)}</Section>}
      {beside}
    </>
  )
}

function NoteStates({ view }: { view: NoteView }) {
  const { sessions, frame } = useWords()
  return (
    <>
      {view.retraction ? <StateBadge icon="alert">{frame.states.retracted}</StateBadge> : <StateBadge tone="done" icon="check">{frame.states.signed}</StateBadge>}
      {view.late && <StateBadge icon="clock">{sessions.late}</StateBadge>}
      {view.askedReview && <StateBadge>{sessions.reading.askedReview}</StateBadge>}
      {view.changedSinceReview && <StateBadge tone="info" icon="info">{sessions.changedSinceReview}</StateBadge>}
    </>
  )
}

function NoteActions({ id }: { id: string }) {
  const { reading } = useWords().sessions
  return (
    <>
      <ButtonLink href={`/notes/${id}/addendum`} icon="pencil">{reading.addTo}</ButtonLink>
      <ButtonLink href={`/notes/${id}/retract`} look="quiet">{reading.retract}</ButtonLink>
    </>
  )
}

function Addendum({ addendum: { number, signedAt, text, digest } }: { addendum: NoteView['addenda'][number] }) {
  const { sessions, frame } = useWords()
  const language = useLanguage()
  if (text === undefined || !signedAt) return <Banner tone="attention" word={frame.banner.attention}>{sessions.unreadable}</Banner>
  return (
    <>
      <h3>{say(sessions.reading.addendum, { n: number })} · <time dateTime={signedAt}>{formatDateTime(signedAt, language)}</time> · {say(sessions.digest, { digest: digest ?? '' })}</h3>
      <Prose text={text} />
    </>
  )
}

/** Before an addendum: what it is, and the ones begun already. */
export function AddendumStart({ view, begun }: { view: { id: string; code: string; word: string; sessionOn: string }; begun: string[] }) {
  const { sessions } = useWords()
  const language = useLanguage()
  return (
    <>
      <PageHeading title={sessions.addendum.title} code={<CodeName code={view.code} word={view.word} />} lead={say(sessions.of, { date: formatDate(view.sessionOn, language) })} />
      <p>{sessions.addendum.lead}</p>
      {begun.map((id) => <p key={id}><a href={`/drafts/${id}`}>{sessions.addendum.goOn}</a></p>)}
      <form method="post"><ButtonRow><Button look="action" icon="pencil">{sessions.addendum.begin}</Button></ButtonRow></form>
    </>
  )
}
