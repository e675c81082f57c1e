import { formatDate } from '#app/language/dates.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { notAskedReasons, riskAnswers, riskLevels, riskTypes, shortDigest } from '#app/sessions/note.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field, type FieldProps } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { areas, conclusions, grades, longestText, modes, places, scaleIds, scales, urgencies, type AssessmentContent } from './assessment.ts'
import type { AssessedCase, AssessmentAnswer } from './assessment-view.ts'

export function NewAssessment({ file, day, mayBeWritten, answer }: { file: AssessedCase; day: string; mayBeWritten: boolean; answer: AssessmentAnswer | undefined }) {
  const { assessments: words, sessions, frame } = useWords()
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.lead} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} />
      <ProtectionStrip title={frame.protection.title} line={say(sessions.readBy, { names: file.readers })} />
      {mayBeWritten ? <AssessmentForm day={day} answer={answer} /> : (
        <EmptyState title={words.consentFirst} action={<><ButtonLink href={`/cases/${file.id}/consent`} look="action">{words.toConsent}</ButtonLink><ButtonLink href="/first-contact/new">{words.toFirstContact}</ButtonLink></>}>
          {words.consentFirstText}
        </EmptyState>
      )}
    </>
  )
}

function AssessmentForm({ day, answer }: { day: string; answer: AssessmentAnswer | undefined }) {
  const { assessments: words, sessions, frame } = useWords()
  const language = useLanguage()
  const value = (name: string) => one(answer?.values[name])
  const problem = (name: string) => {
    const key = answer?.errors[name]?.[0]
    return key === undefined ? undefined : (words.problems as Readonly<Record<string, string>>)[key] ?? words.problems['not-understood']
  }
  const field = (name: string, usual?: string): Pick<FieldProps, 'name' | 'defaultValue' | 'error'> => ({ name, defaultValue: value(name) ?? usual, error: problem(name) })
  const asked = (name: string) => ({ name, value: value(name) ?? null, error: problem(name) })
  const choice = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) => values.map((each) => ({ value: each, label: labels[each] }))
  return (
    <form method="post" autoComplete="off">
      <Stack>
        {answer && <Banner tone="attention" word={frame.banner.attention} live>{plural(language, frame.field.summary, Object.keys(answer.errors).length)}</Banner>}
        <Field {...field('assessedOn', day)} label={words.assessedOn} kind="date" latest={day} required width="short" />
        <Field {...field('place')} label={words.place} kind="select" options={choice(places, sessions.places)} empty={frame.field.choose} required width="middle" />
        <SegmentedChoice {...asked('mode')} value={value('mode') ?? 'face-to-face'} legend={words.mode} options={choice(modes, sessions.modes)} />
        <Field {...field('presenting')} label={words.presenting} hint={words.presentingHint} kind="textarea" rows={6} sensitive required max={longestText} />
        <Section title={words.functioning}>
          <p>{words.functioningHint}</p>
          {areas.map((area) => <SegmentedChoice key={area} {...asked(area)} legend={words.areas[area]} options={grades.map((grade) => ({ value: grade, label: grade }))} />)}
        </Section>
        <Section title={words.risk}>
          <p>{sessions.riskNow}</p>
          <SegmentedChoice {...asked('riskAnswer')} legend={sessions.fields.riskAnswer} options={choice(riskAnswers, sessions.riskAnswers)} />
          <Field {...field('riskType')} label={sessions.fields.riskType} kind="select" options={choice(riskTypes, sessions.riskTypes)} empty="–" width="middle" />
          <Field {...field('riskLevel')} label={sessions.fields.riskLevel} kind="select" options={choice(riskLevels, sessions.riskLevels)} empty="–" width="middle" />
          <Field {...field('riskReason')} label={sessions.fields.riskReason} kind="select" options={choice(notAskedReasons, sessions.notAskedReasons)} empty="–" width="middle" />
        </Section>
        <Section title={words.scale}>
          <Field {...field('scale')} label={words.scale} hint={words.scaleHint} kind="select" empty={frame.field.choose} required width="middle"
            options={[{ value: 'declined', label: words.declined }, ...scaleIds.map((id) => ({ value: id, label: say(words.totalHint, scales[id]) }))]} />
          <Field {...field('total')} label={words.total} kind="number" inputMode="numeric" width="short" />
        </Section>
        <Field {...field('conclusion')} label={words.conclusion} kind="select" options={choice(conclusions, words.conclusions)} empty={frame.field.choose} required width="middle" />
        <SegmentedChoice {...asked('urgency')} legend={words.urgency} options={choice(urgencies, words.urgencies)} />
        <p>{words.signSentence}</p>
        <Field name="pin" label={words.pin} kind="password" inputMode="numeric" autoComplete="off" error={problem('pin')} required width="short" />
        <div><Button look="action">{words.sign}</Button></div>
      </Stack>
    </form>
  )
}

export function AssessmentPage({ file, content, signedOn, authorName, digest }: { file: AssessedCase; content: AssessmentContent; signedOn: string; authorName: string; digest: string }) {
  const { assessments: words, sessions, frame } = useWords()
  const language = useLanguage()
  const { scale, risk } = content
  const scaleText = scale.kind === 'declined' ? words.declined : `${scales[scale.scale].name} ${scale.total}`
  const riskText = [sessions.riskAnswers[risk.answer], risk.type && sessions.riskTypes[risk.type], risk.level && sessions.riskLevels[risk.level], risk.reason && sessions.notAskedReasons[risk.reason]].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeading title={words.title} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} lead={formatDate(content.assessedOn, language)} />
      <ProtectionStrip title={frame.protection.title} line={say(sessions.readBy, { names: file.readers })} />
      <Section title={words.presenting}><Prose text={content.presenting} /></Section>
      <Facts items={[
        { term: words.mode, value: `${sessions.modes[content.mode]} · ${sessions.places[content.place]}` },
        ...areas.map((area) => ({ term: words.areas[area], value: `${content.functioning[area]} / 3` })),
        { term: words.risk, value: riskText }, { term: words.scale, value: scaleText },
        { term: words.conclusion, value: words.conclusions[content.conclusion] }, { term: words.urgency, value: words.urgencies[content.urgency] },
      ]} />
      <p>{say(words.signed, { date: formatDate(signedOn, language), name: authorName })} · {say(words.digest, { digest: shortDigest(digest) })}</p>
    </>
  )
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
