import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { AlertLineView } from '#app/risk/alert-line.tsx'
import type { AlertLine } from '#app/risk/alert-view.ts'
import { DueContacts, type DueContactLine } from '#app/risk/due-contacts.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'

export type TodayView = {
  day: string
  alerts: AlertLine[]
  contacts: DueContactLine[]
  followUps: DueContactLine[]
  drafts: number
  back: { id: string; code: string; word: string; by: string; what: 'feedback' | 'answered' | 'codeAsked' }[]
  agreements: { id: string; other: string; waitsForMe: boolean; waitsForOther: boolean; endsOn: string }[]
  queue: number
  /** Where this person's work is. */
  places: { href: string; word: 'cases' | 'supervision' | 'reintegration' | 'outcomes' | 'programme' | 'audit' }[]
}

/** What needs this person, and nothing else: empty is really empty. */
export function TodayPage({ view }: { view: TodayView }) {
  const { today: words, risk, frame } = useWords()
  const language = useLanguage()
  const isEmpty = view.alerts.length + view.contacts.length + view.followUps.length + view.drafts + view.back.length + view.agreements.length + view.queue === 0
  return (
    <>
      <PageHeading title={words.title} lead={formatDate(view.day, language)} />
      {view.alerts.length > 0 && <Section title={risk.alerts}><ul className="plain-list alert-list">{view.alerts.map((line) => <li key={line.id}><AlertLineView line={line} mark /></li>)}</ul></Section>}
      {view.contacts.length > 0 && <DueContacts contacts={view.contacts} title={risk.today.contacts} action="/alerts/contacts" />}
      {view.followUps.length > 0 && <DueContacts contacts={view.followUps} title={risk.today.followUps} action="/closures/follow-ups" />}
      {isEmpty && <EmptyState title={words.nothing}>{words.nothingText}</EmptyState>}
      {view.drafts > 0 && <Section title={words.finish} aside={plural(language, words.drafts, view.drafts)}><p><ButtonLink href="/drafts" look="action">{words.toDrafts}</ButtonLink></p></Section>}
      {view.back.length > 0 && (
        <Section title={words.back}>
          <ul className="plain-list">
            {view.back.map((one) => <li key={one.id}><CodeName code={one.code} word={one.word} href={`/reviews/${one.id}`} /> {say(words[one.what], { name: one.by })}</li>)}
          </ul>
        </Section>
      )}
      {view.agreements.length > 0 && (
        <Section title={words.agreements}>
          <ul className="plain-list">
            {view.agreements.map((one) => <li key={one.id}><a href={`/supervision/agreements/${one.id}`}>{one.other}</a> {agreementLine(words, one, formatDate(one.endsOn, language))}</li>)}
          </ul>
        </Section>
      )}
      {view.queue > 0 && <Section title={words.toRead} aside={plural(language, words.queue, view.queue)}><p><ButtonLink href="/supervision" look="action">{words.toQueue}</ButtonLink></p></Section>}
      {isEmpty && (
        <Section title={words.begin}>
          <ul className="plain-list">{view.places.map(({ href, word }) => <li key={href}><a href={href}>{frame.nav[word]}</a></li>)}</ul>
        </Section>
      )}
    </>
  )
}

type TodayWords = ReturnType<typeof useWords>['today']

function agreementLine(words: TodayWords, one: TodayView['agreements'][number], ends: string): string {
  if (one.waitsForMe) return words.waitsForMe
  return one.waitsForOther ? say(words.waitsForOther, { name: one.other }) : say(words.ends, { date: ends })
}
