import { formatDate } from '#app/language/dates.ts'
import { languageNames } from '#app/language/language.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { refusedForm, type FormProblems } from './problems.ts'
import type { AgreementView } from './supervision-view.ts'

interface AgreementPageProps {
  view: AgreementView
  problems?: FormProblems
}

export function AgreementPage({ view, problems }: AgreementPageProps) {
  const { frame, supervision } = useWords()
  const words = supervision.agreement
  const other = view.asSupervisor ? view.supervisee : view.supervisor
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(words.protection, { other })} />
      <PageHeading
        title={words.title} lead={say(words.between, { supervisor: view.supervisor, supervisee: view.supervisee })}
        state={<StateBadge tone={view.state === 'active' ? 'done' : 'quiet'}>{supervision.agreements.states[view.state]}</StateBadge>}
      />
      <Notices view={view} />
      <Terms view={view} />
      <Signatures view={view} />
      {view.maySign && <SigningForm problems={problems} />}
    </>
  )
}

function Notices({ view }: { view: AgreementView }) {
  const { frame: { banner }, supervision: { agreement: words } } = useWords()
  const language = useLanguage()
  return (
    <>
      {!view.verified && <Banner tone="danger" word={banner.danger}>{words.altered}</Banner>}
      {view.terms === null && <Banner tone="attention" word={banner.attention}>{words.termsUnreadable}</Banner>}
      {view.endsIn !== null && <Banner tone="attention" word={banner.attention}>{plural(language, words.endsSoon, view.endsIn)}</Banner>}
      {view.state === 'running-on' && <Banner tone="attention" word={banner.attention}>{words.runningOn}</Banner>}
      {view.state === 'ended' && <Banner tone="info" word={banner.info}>{words.ended}</Banner>}
    </>
  )
}

function Terms({ view }: { view: AgreementView }) {
  const words = useWords().supervision.agreement
  const language = useLanguage()
  const { terms } = view
  const items = [
    { term: words.startsOn, value: formatDate(view.startsOn, language) },
    { term: words.endsOn, value: formatDate(view.endsOn, language) },
    { term: words.weeklyReading, value: view.weeklyReading },
    ...(terms ? [
      { term: words.form, value: words.forms[terms.form] },
      { term: words.frequency, value: words.frequencies[terms.frequency] },
      { term: words.readingLanguage, value: languageNames[terms.readingLanguage] },
    ] : []),
  ]
  return (
    <>
      <Facts items={items} />
      <Section title={words.confidentiality}><Prose text={words.confidentialityText} />{terms?.confidentiality && <Prose text={terms.confidentiality} />}</Section>
      <Section title={words.supervisorReads}><Prose text={words.supervisorReadsText} /></Section>
      <Section title={words.management}><Prose text={words.managementText} /></Section>
      <Section title={words.disagreement}><Prose text={words.disagreementText} />{terms?.disagreement && <Prose text={terms.disagreement} />}</Section>
    </>
  )
}

function Signatures({ view }: { view: AgreementView }) {
  const words = useWords().supervision.agreement
  const language = useLanguage()
  const line = (name: string, on: string | null) => (on ? say(words.signedBy, { name, date: formatDate(on, language) }) : say(words.notSigned, { name }))
  return <p>{line(view.supervisor, view.supervisorSignedOn)} · {line(view.supervisee, view.superviseeSignedOn)}</p>
}

function SigningForm({ problems }: { problems: FormProblems | undefined }) {
  const { agreement: words, problems: sentences } = useWords().supervision
  const refused = refusedForm(problems, sentences)
  return (
    <form method="post">
      <Stack>
        <p>{words.signWhat}</p>
        <Field name="pin" label={words.pin} kind="password" inputMode="numeric" autoComplete="off" maxLength={6} width="short" required error={refused.error('pin')} />
        <Button look="action" icon="pencil">{words.sign}</Button>
      </Stack>
    </form>
  )
}
