import { say } from '#app/language/say.ts'
import { useWords } from '#app/language/words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { PageHeading, Section } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { areas, scales, type AssessmentContent } from './assessment.ts'
import type { AssessedCase } from './assessment-view.ts'

/** Before it is begun: without consent to a record there is nothing to begin. */
export function NewAssessment({ file, mayBeWritten }: { file: AssessedCase; mayBeWritten: boolean }) {
  const { assessments: words, frame } = useWords()
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.lead} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} />
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      {mayBeWritten ? <form method="post"><Button look="action" icon="pencil">{words.begin}</Button></form> : (
        <EmptyState title={frame.consentFirst.title} action={<><ButtonLink href={`/cases/${file.id}/consent`} look="action">{frame.consentFirst.action}</ButtonLink><ButtonLink href="/first-contact/new">{words.toFirstContact}</ButtonLink></>}>
          {frame.consentFirst.text}
        </EmptyState>
      )}
    </>
  )
}

/** What was written, as it is read. */
export function AssessmentReading({ content }: { content: AssessmentContent }) {
  const { assessments: words, sessions } = useWords()
  const { scale, risk } = content
  const scaleLine = scale.kind === 'declined' ? words.declined : [`${scales[scale.scale].name} ${scale.total}`, scale.about?.member].filter(Boolean).join(' · ')
  const scaleText = scale.kind === 'total' && scale.scaleId ? <a href={`/scales/${scale.scaleId}`}>{scaleLine}</a> : scaleLine
  const riskText = [sessions.riskAnswers[risk.answer], risk.type && sessions.riskTypes[risk.type], risk.level && sessions.riskLevels[risk.level], risk.reason && sessions.notAskedReasons[risk.reason]].filter(Boolean).join(' · ')
  return (
    <>
      <Section title={words.presenting}><Prose text={content.presenting} /></Section>
      <Facts items={[
        { term: words.mode, value: `${sessions.modes[content.mode]} · ${sessions.places[content.place]}` },
        ...areas.map((area) => ({ term: words.areas[area], value: `${content.functioning[area]} / 3` })),
        { term: words.risk, value: riskText }, { term: words.scale, value: scaleText },
        { term: words.conclusion, value: words.conclusions[content.conclusion] }, { term: words.urgency, value: words.urgencies[content.urgency] },
      ]} />
    </>
  )
}
