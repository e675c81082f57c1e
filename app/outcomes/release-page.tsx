import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import type { OutsideLine } from './outside-view.ts'
import { ReleaseFiles } from './release-files.tsx'
import { ReleaseReport } from './release-report.tsx'
import type { ReleaseAnswer, ReleaseView } from './release-view.ts'
import { windowTitle } from './window-title.ts'

export function ReleasePage({ view, answer }: { view: ReleaseView; answer: ReleaseAnswer | undefined }) {
  const words = useWords()
  const language = useLanguage()
  const { releases } = words
  const { record, state } = view
  return (
    <>
      <PageHeading title={record.template.title[language]} lead={`${windowTitle(record.window, words, language)} · ${record.organisation}`} state={<StateBadge tone={state === 'released' ? 'done' : 'quiet'}>{releases.states[state]}</StateBadge>} />
      <ProtectionStrip title={words.frame.protection.title} line={releases.protection} />
      <Stack>
        {answer && <Answer answer={answer} />}
        {view.mayDecide && <Decide answer={answer} />}
        {state === 'prepared' && !view.mayDecide && <Banner tone="info" word={words.frame.banner.info}>{releases.decide.waiting}</Banner>}
        {view.outside && view.outside.length > 0 && <Attacked outside={view.outside} />}
        <ReleaseReport record={record} report={view.report} />
        {view.mayWrite && <p className="no-print"><ButtonLink href={`/outcomes/reports/${record.window.name}`}>{releases.writeReport}</ButtonLink></p>}
        {state === 'released' && <ReleaseFiles kinds={view.kinds} id={view.id} />}
        {view.mayCheck && <Check threshold={record.policy.threshold} />}
      </Stack>
    </>
  )
}

function Answer({ answer }: { answer: ReleaseAnswer }) {
  const { frame, outcomes, releases } = useWords()
  const language = useLanguage()
  if (answer.kind === 'problem') return null
  if (answer.kind === 'revised' || answer.kind === 'newer') return <Banner tone="done" word={frame.banner.done} live actions={<a href={`/outcomes/releases/${answer.releaseId}`}>{releases.check.open}</a>}>{releases.check[answer.kind]}</Banner>
  if (answer.kind === 'keys-awaited') return <Banner tone="attention" word={frame.banner.attention} live>{plural(language, outcomes.keysAwaited, answer.writers)}</Banner>
  const text = answer.kind === 'decided' ? releases.decide.done[answer.decision] : answer.found === 'unchanged' ? releases.check.unchanged : releases.check.correctedDone
  return <Banner tone="done" word={frame.banner.done} live>{text}</Banner>
}

function Decide({ answer }: { answer: ReleaseAnswer | undefined }) {
  const { releases: { decide } } = useWords()
  const problem = answer?.kind === 'problem' ? decide.problems[answer.problem] : null
  return (
    <div className="no-print">
      <Section title={decide.title}>
        <form method="post">
          <Stack>
            <p>{decide.lead}</p>
            <Field name="pin" label={decide.pin} kind="password" inputMode="numeric" autoComplete="off" maxLength={6} width="short" required error={problem} />
            <ButtonRow>
              <Button name="did" value="approve" look="action">{decide.approve}</Button>
              <Button name="did" value="reject">{decide.reject}</Button>
            </ButtonRow>
          </Stack>
        </form>
      </Section>
    </div>
  )
}

/** From the report of the attack before approval: which figures of others it reckoned with. */
function Attacked({ outside }: { outside: readonly OutsideLine[] }) {
  const words = useWords()
  const language = useLanguage()
  return (
    <div className="no-print">
      <Section title={words.releases.attacked}>
        <ul>{outside.map((line) => <li key={line.id}><span translate="no">{line.publisher}</span>: {line.group?.[language] ?? line.node}, {line.lo === line.hi ? line.lo : say(words.releases.report.about, { lo: line.lo, hi: line.hi })} ({windowTitle(line.window, words, language)})</li>)}</ul>
      </Section>
    </div>
  )
}

function Check({ threshold }: { threshold: number }) {
  const { releases: { check } } = useWords()
  return (
    <div className="no-print">
      <Section title={check.title}>
        <form method="post">
          <Stack>
            <p>{say(check.lead, { threshold })}</p>
            <div><Button name="did" value="check">{check.action}</Button></div>
          </Stack>
        </form>
      </Section>
    </div>
  )
}
