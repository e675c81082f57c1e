import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { Beside, PageHeading, Section } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { levelsSaid } from './alert.ts'
import { formsOf } from './alert-forms.ts'
import { AlertNames } from './alert-names.tsx'
import { AlertStateNow } from './alert-state-now.tsx'
import { ActionForm, CloseForms, PlanSection, RaiseAgain, ScreenForm } from './alert-work.tsx'
import { LevelForm, LookLine, StaysForm } from './alert-level.tsx'
import { toneOf } from './alert-line.tsx'
import { useMoment } from './delivery-line.tsx'
import { EmergencyLines, PeopleLines } from './emergency-lines.tsx'
import { statusOf } from './send-state.ts'
import type { AlertView } from './show-alert.server.ts'
import { answerTo, type AlertAnswer } from './use-alert-answer.ts'
import { lineNow, useFollowed } from './use-followed.ts'
import { WordsLeft } from './words-left.tsx'

/** Which answer of which scale it was. */
type Finding = { tool: string; item?: string | undefined; without?: 'answer' | 'all' | undefined }

/** One alert: how far it got, whom to call, what is done now, the plan, and its end. */
export function AlertPage({ view, findings, answer, tooLate }: { view: AlertView; findings: Finding[]; answer: AlertAnswer; tooLate: boolean }) {
  const { risk: { levels, unreadableLevel, alert, delivery }, alerts: { page, close, stays }, frame } = useWords()
  const language = useLanguage()
  const { line, whole } = view
  const resolved = line.state === 'resolved'
  // what is told of it goes on; its forms stay as they were opened, and what comes too late is kept
  const followed = useFollowed(statusOf(line))
  const now = lineNow(line, followed)
  const shows = formsOf(view)
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={whole ? line.stays ? stays.readers : page.readers : view.as === 'delegate' ? page.header : page.stateOnly} />
      <PageHeading title={`${alert} · ${line.level ? levels[line.level] : unreadableLevel}`} code={<CodeName code={line.code} word={line.word} {...(view.caseHref ? { href: view.caseHref } : {})} />}
        state={<StateBadge tone={now.resolvedAt ? 'done' : toneOf(line.level)} icon={now.resolvedAt ? 'check' : 'alert'}>{now.resolvedAt ? say(delivery.closed, { date: formatDate(now.resolvedAt, language) }) : <StateShort state={now.state} delivery={now.delivery} />}</StateBadge>} />
      {tooLate && <Banner tone="info" word={frame.banner.info} live>{page.tooLate}</Banner>}
      {!resolved && <AlertStateNow line={now} shown={followed} hint={line.stays ? stays.seenHint : page.seenHint} />}
      <Beside sideFirst beside={<Numbers view={view} />}>
        {whole && <WordsLeft view={view} answer={answer} />}
        {view.as === 'delegate' && <Banner tone="info" word={frame.banner.info}>{page.header}</Banner>}
        {shows.includes('others') && <StaysForm id={line.id} answer={answerTo(answer, 'others')} />}
        {shows.includes('screen') && <ScreenForm line={line} answer={answerTo(answer, 'screen')} />}
        {whole?.look && <LookLine id={line.id} look={whole.look} mayLook={view.as === 'supervisor'} />}
        {whole && shows.includes('action') && <ActionForm id={line.id} content={whole.content} answer={answerTo(answer, 'action')} />}
        <AlertNames id={line.id} names={view.names} />
        {whole && <PlanSection id={line.id} plan={whole.plan} answer={answerTo(answer, 'plan')} />}
        {whole && shows.includes('level') && <LevelForm id={line.id} level={line.level} said={levelsSaid(whole)} answer={answerTo(answer, 'level')} />}
        <ToldSection view={view} />
        {whole && !resolved && <CloseForms line={line} closing={whole.closing} events={whole.events} screening={whole.content.level === 'to-be-screened'} answer={answerTo(answer, 'close') ?? answerTo(answer, 'refuse')} />}
        {whole && (resolved || line.delivery === 'spoken' || answerTo(answer, 'again')) && <RaiseAgain id={line.id} answer={answerTo(answer, 'again')} />}
        {whole && <History whole={whole} findings={findings} />}
        {whole && resolved && whole.nextContact && <p>{close.contacts}</p>}
      </Beside>
    </>
  )
}

function StateShort({ state, delivery }: { state: AlertView['line']['state']; delivery: AlertView['line']['delivery'] }) {
  const { risk: { levels, page, delivery: words } } = useWords()
  if (state === 'screening') return <>{levels['to-be-screened']}</>
  if (delivery === 'spoken') return <>{page.markSpoken}</>
  return <>{delivery === 'seen' ? page.markSeen : words.sentShort}</>
}

function Numbers({ view }: { view: AlertView }) {
  const { risk: { bar }, alerts: { page }, frame } = useWords()
  const { line } = view
  const people = line.own ? line.told : [{ name: `${line.psychologist} · ${page.psychologist}`, phone: line.phone || null }, ...line.told]
  return (
    <Section title={page.numbers}>
      <EmergencyLines card={view.card} />
      <h3>{bar.then}</h3>
      <PeopleLines people={people.filter((one, at) => people.findIndex((other) => other.name === one.name) === at)} />
      <p><ButtonLink href="/emergency" small>{frame.emergency.action}</ButtonLink>{view.caseHref && <> <ButtonLink href={view.caseHref} small>{page.case}</ButtonLink></>}</p>
    </Section>
  )
}

function ToldSection({ view }: { view: AlertView }) {
  const { risk: { places, delivery }, alerts: { page } } = useWords()
  const time = useMoment()
  return (
    <Section title={page.toldWhom}>
      {view.told.length === 0 && <p>{delivery.nobodyTold}</p>}
      <ul className="plain-list">
        {view.told.map((one) => (
          <li key={`${one.name} ${one.toldAt}`}>{one.name} · {places[one.place]} · {say(page.toldAt, { time: time(one.toldAt) })} · {one.seenAt ? say(page.seenAt, { time: time(one.seenAt) }) : page.notSeen}</li>
        ))}
      </ul>
    </Section>
  )
}

function History({ whole, findings }: { whole: NonNullable<AlertView['whole']>; findings: Finding[] }) {
  const { risk: { types, levels }, alerts: { page, sources, finding, comesFrom, close } } = useWords()
  const time = useMoment()
  const { content, events } = whole
  const said = ({ tool, item, without }: Finding) => [item ? say(finding.item, { tool, item }) : tool, without && finding.without[without]].filter(Boolean).join(' ')
  return (
    <Section title={page.history} aside={say(comesFrom, { source: [sources[content.source], ...findings.map(said), ...content.types.map((type) => types[type])].filter(Boolean).join(' · ') })}>
      <Timeline label={page.history} items={[...events].reverse().map((event, at) => ({
        id: `${event.at} ${at}`, when: time(event.at), dateTime: event.at, title: `${page.did[event.did]} · ${event.by}`,
        body: [event.type && types[event.type], event.level && levels[event.level], event.closing && close.reasons[event.closing], event.words].filter(Boolean).join(' · ') || undefined,
      }))} />
    </Section>
  )
}
