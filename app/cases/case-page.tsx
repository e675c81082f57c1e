import type { ReactNode } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Beside, PageHeading, Section } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import { allowsRecord, waitsForAlert } from './case.ts'
import type { CaseView, StoryLine } from './case-view.ts'

/** The case file under its code. A supervisor sees the same page without identity, drafts and the consent paper. */
export function CasePage({ view, otherThanSigned = 0, scales, alerts }: { view: CaseView; otherThanSigned?: number; scales?: ReactNode; alerts?: ReactNode }) {
  const { cases: words, people, frame } = useWords()
  const language = useLanguage()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={readersLine(frame, view)}><p>{words.file.recoveryToo}</p></ProtectionStrip>
      <PageHeading
        title={words.kinds[view.kind]} code={<CodeName code={view.code} word={view.word} name={view.name} />}
        state={<StateBadge>{words.states[view.state]}</StateBadge>} lead={districtWord(people.districts, view.district)} actions={view.isOwner && <Actions view={view} />}
      />
      {view.unreadable > 0 && <Banner tone="attention" word={frame.banner.attention}>{view.header ? words.file.contactsUnreadable : words.file.headerUnreadable}</Banner>}
      {otherThanSigned > 0 && <Banner tone="danger" word={frame.banner.danger}>{plural(language, words.file.otherThanSigned, otherThanSigned)}</Banner>}
      <Beside beside={<About view={view} />}>
        {view.last && <LastTime last={view.last} />}
        {view.drafts.length > 0 && <Drafts drafts={view.drafts} />}
        {alerts}
        {scales}
        <Section title={words.file.story}><Story view={view} /></Section>
        {view.next.length > 0 && <Next view={view} />}
      </Beside>
    </>
  )
}

type Words = ReturnType<typeof useWords>
type CaseWords = Words['cases']

function readersLine({ protection }: Words['frame'], { isOwner, psychologist, supervisors, namesAreTheirsAlone, consent }: CaseView): string {
  if (!isOwner) return say(protection.psychologistAndYou, { psychologist })
  const own = consent.supervisionRefused ? protection.supervisionRefused : protection.onlyYou
  const readers = supervisors.length > 0 ? say(protection.youAndSupervisor, { supervisor: supervisors.join(', ') }) : own
  return namesAreTheirsAlone ? `${readers} ${protection.namesOnlyYou}` : readers
}

/** Who reads it beside the psychologist, and why nobody does where that is so. */
function supervisionLine({ file }: CaseWords, { consent, state, supervisors }: CaseView): string {
  if (consent.supervisionRefused) return file.supervisionRefused
  if (state === 'first-contact') return file.supervisionFirstContact
  return supervisors.length > 0 ? say(file.supervisedBy, { names: supervisors.join(', ') }) : file.notSupervised
}

function Actions({ view }: { view: CaseView }) {
  const { file } = useWords().cases
  return (
    <>
      <ButtonLink href={`/cases/${view.id}/consent`} look={allowsRecord(view.consent.standing) ? 'plain' : 'action'}>{file.consent}</ButtonLink>
      <ButtonLink href={`/cases/${view.id}/identity`}>{file.identity}</ButtonLink>
      <form method="post" action={`/cases/${view.id}/assessments/new`}><Button>{file.writeAssessment}</Button></form>
      <form method="post" action={`/cases/${view.id}/with-client`}><Button>{file.withClient}</Button></form>
      <form method="post" action={`/cases/${view.id}/notes/new`}><Button look={allowsRecord(view.consent.standing) ? 'action' : 'plain'} icon="pencil" data-key="n">{file.writeNote}</Button></form>
    </>
  )
}

function About({ view }: { view: CaseView }) {
  const { cases: words, people, frame } = useWords()
  const language = useLanguage()
  const { header, consent } = view
  const yesNo = (value: boolean) => (value ? frame.values.yes : frame.values.no)
  const facts: { term: string; value: ReactNode }[] = [
    { term: words.file.consent, value: say(words.consentStanding[consent.standing], { date: consent.until ? formatDate(consent.until, language) : '' }) },
    ...(view.isOwner ? [] : [{ term: words.file.treatedBy, value: view.psychologist }]),
    { term: words.file.supervision, value: supervisionLine(words, view) },
    ...(view.contact || header?.contactAllowed === false ? [{ term: words.file.contact, value: contactLine(words, view) }] : []),
    ...(view.identity === 'hidden' ? [{ term: words.file.identity, value: words.file.namesHidden }] : []),
    ...(view.identity === 'nothing-yet' ? [{ term: words.file.identity, value: words.file.nothingYet }] : []),
    ...(view.identity === 'unreadable' ? [{ term: words.file.identity, value: words.file.identityUnreadable }] : []),
    ...(header ? [
      { term: words.form.sex, value: people.sexes[header.sex] },
      { term: words.form.ageBand, value: header.ageYears === undefined ? people.ageBands[header.ageBand] : `${people.ageBands[header.ageBand]} (${header.ageYears})` },
      { term: words.form.category, value: [words.categories[header.category], header.secondaryCategory && say(words.file.secondary, { category: words.categories[header.secondaryCategory] })].filter(Boolean).join(' · ') },
      ...(header.referral ? [{ term: words.file.referral, value: words.referrals[header.referral] }] : []),
      ...(header.settlement ? [{ term: words.file.settlement, value: words.settlements[header.settlement] }] : []),
      ...(header.known === undefined ? [] : [{ term: words.file.known, value: yesNo(header.known) }]),
      ...(header.members.length > 0 ? [{ term: words.file.members, value: <ul className="plain-list">{header.members.map((one) => <li key={one.code}>{`${one.code} · ${people.familyRoles[one.role]} · ${people.sexes[one.sex]} · ${people.ageBands[one.ageBand]}`}</li>)}</ul> }] : []),
    ] : []),
    { term: words.file.openedOn, value: formatDate(view.openedOn, language) },
  ]
  return (
    <Section title={words.file.about}>
      <Facts items={facts} />
      <p><a href={`/cases/${view.id}/opened-by`}>{words.file.openedBy}</a></p>
      {view.isOwner && <p><a href="/search">{frame.actions.search}</a></p>}
    </Section>
  )
}

function contactLine(words: CaseWords, { header, contact }: CaseView): string {
  if (header?.contactAllowed === false) return words.file.contactRefused
  return contact ? [words.file.callRules[contact.safeToCall], words.file.messageRules[contact.safeToLeaveMessage], contact.whoMayAnswer].filter(Boolean).join(' · ') : ''
}

function LastTime({ last }: { last: NonNullable<CaseView['last']> }) {
  const { file } = useWords().cases
  const language = useLanguage()
  return (
    <Section title={file.lastTime} aside={formatDate(last.on, language)}>
      {last.plan && <p translate="no">{last.plan}</p>}
      {last.homeTask && <p>{file.homeTask}: <span translate="no">{last.homeTask}</span></p>}
    </Section>
  )
}

function Drafts({ drafts }: { drafts: CaseView['drafts'] }) {
  const { cases: { file }, scales, frame } = useWords()
  const language = useLanguage()
  const titleOf = (about: CaseView['drafts'][number]['about']) => (about === 'scale' ? scales.tool : about === 'assessment' ? file.assessment : file.session)
  return (
    <Section title={file.drafts}>
      <Timeline label={file.drafts} items={drafts.map((draft) => ({
        id: draft.id, when: formatDate(draft.savedOn, language), dateTime: draft.savedOn, href: `/drafts/${draft.id}`, title: titleOf(draft.about), state: <StateBadge icon="pencil">{frame.states.draft}</StateBadge>,
      }))} />
    </Section>
  )
}

/** Binding steps say what happens; the state is changed by a post alone. */
function Next({ view }: { view: CaseView }) {
  const { cases: words, risk } = useWords()
  const held = view.highAlert && view.next.some(waitsForAlert)
  return (
    <Section title={words.file.move}>
      {held && <p>{risk.case.highOpen}</p>}
      {view.state === 'closing' && (
        <div className="next-state">
          <p className="quiet">{words.file.moveHint.closed}</p>
          <ButtonLink href={`/cases/${view.id}/closure`} look="action">{words.file.moveTo.closed}</ButtonLink>
        </div>
      )}
      {view.next.filter((to) => !held || !waitsForAlert(to)).map((to) => (
        <form key={to} method="post" action={`/cases/${view.id}?index`} className="next-state">
          {to === 'closing' && <p className="quiet">{words.file.moveHint[to]}</p>}
          <Button name="to" value={to}>{words.file.moveTo[to]}</Button>
        </form>
      ))}
    </Section>
  )
}

const districtWord = (words: Readonly<Record<string, string>>, name: string): string => words[name] ?? name

function Story({ view }: { view: CaseView }) {
  const { cases: words, frame } = useWords()
  const language = useLanguage()
  if (view.story.length === 0) return <EmptyState title={words.file.storyEmpty}>{words.file.storyEmptyText}</EmptyState>
  return (
    <>
      <Timeline label={words.file.story} items={view.story.map((line) => ({ id: line.id, when: formatDate(line.on, language), dateTime: line.on, ...storyOf(words, frame.sessionOutcomes, language, view, line) }))} />
      {view.older > 0 && <p className="quiet">{say(words.file.newestOf, { shown: view.story.length, all: view.story.length + view.older })}</p>}
    </>
  )
}

/** All of a first contact stands in its line; its own page is there to take it back, and for what was taken back. */
function contactOf({ file }: CaseWords, line: Extract<StoryLine, { what: 'contact' }>, isOwner: boolean): Pick<TimelineItem, 'title' | 'href' | 'state' | 'body'> {
  const page = `/contacts/${line.id}/retract`
  if (line.state === 'retracted') return { title: file.firstContact, href: page, state: <StateBadge>{file.retracted}</StateBadge> }
  return { title: file.firstContact, body: line.line, ...(isOwner ? { state: <a className="quiet" href={page}>{file.retract}</a> } : {}) }
}

function storyOf(words: CaseWords, outcomes: Readonly<Record<string, string>>, language: ReturnType<typeof useLanguage>, { id: caseId, isOwner }: Pick<CaseView, 'id' | 'isOwner'>, line: StoryLine): Pick<TimelineItem, 'title' | 'href' | 'state' | 'body'> {
  const broken = <StateBadge tone="attention" icon="alert">{words.caseload.unreadable}</StateBadge>
  const retracted = line.state === 'retracted' ? { state: <StateBadge>{words.file.retracted}</StateBadge> } : {}
  if (line.what === 'contact') return contactOf(words, line, isOwner)
  if (line.what === 'assessment') return { title: words.file.assessment, href: `/assessments/${line.id}`, ...(line.state === 'unreadable' ? { state: broken } : retracted) }
  if (line.what === 'closure') return { title: words.file.closure, href: `/cases/${caseId}/closure`, ...retracted }
  const href = `/notes/${line.id}`
  if (line.state === 'unreadable') return { title: words.file.session, href, state: broken }
  if (line.state !== 'signed') return { title: words.file.session, href, ...retracted }
  const marks = [line.outcome !== 'held' && outcomes[line.outcome], line.late && words.file.late, line.addenda > 0 && plural(language, words.file.addenda, line.addenda)].filter(Boolean).join(' · ')
  return { title: `${words.file.session} · ${words.kinds[line.session]}`, href, body: line.first, ...(marks ? { state: <StateBadge>{marks}</StateBadge> } : {}) }
}
