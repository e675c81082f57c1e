import { formatDate } from '#app/language/dates.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { shortDigest } from '#app/sessions/note.ts'
import { TakenBack } from '#app/sessions/taken-back.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { PageHeading } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'
import { StateBadge } from '#app/ui/state-badge.tsx'
import { AssessmentReading } from './assessment-pages.tsx'
import type { AssessmentView } from './assessment-view.ts'

export function AssessmentPage({ view }: { view: AssessmentView }) {
  return view.kind === 'retracted' ? <RetractedAssessment view={view} /> : <SignedAssessment view={view} />
}

/** What was signed is kept and not shown; the reason stands in its place. */
function RetractedAssessment({ view: { file, assessedOn, retracted } }: { view: Extract<AssessmentView, { kind: 'retracted' }> }) {
  const { assessments: words, frame, retraction } = useWords()
  const language = useLanguage()
  return (
    <>
      <PageHeading title={words.title} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} lead={formatDate(assessedOn, language)} />
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      <TakenBack on={retracted.on} reason={retracted.reason && retraction.assessment.reasons[retracted.reason]} words={retracted.words} />
    </>
  )
}

function SignedAssessment({ view: { id, file, content, signedOn, authorName, digest, mayRetract } }: { view: Extract<AssessmentView, { kind: 'signed' }> }) {
  const { assessments: words, frame, retraction } = useWords()
  const language = useLanguage()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={say(frame.protection.readBy, { names: file.readers })} />
      <PageHeading
        title={words.title} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} lead={formatDate(content.assessedOn, language)}
        state={<StateBadge tone="done" icon="check">{frame.states.signed}</StateBadge>}
        actions={mayRetract && <ButtonLink href={`/assessments/${id}/retract`} look="quiet">{retraction.assessment.title}</ButtonLink>}
      />
      <p>{say(words.signed, { date: formatDate(signedOn, language), name: authorName })} · {say(words.digest, { digest: shortDigest(digest) })}</p>
      <AssessmentReading content={content} />
    </>
  )
}
