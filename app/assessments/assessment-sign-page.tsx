import { formatDate } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import type { NamesView } from '#app/names/names-panel.tsx'
import { SignFrame, type SignFrameProblem } from '#app/sessions/sign-frame.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { CodeName } from '#app/ui/code-name.tsx'
import { assessmentLabel } from './assessment-label.ts'
import { AssessmentReading } from './assessment-pages.tsx'
import type { AssessmentContent } from './assessment.ts'
import type { AssessedCase } from './assessment-view.ts'

export type AssessmentSigning = { draftId: string; file: AssessedCase; compareFirst: boolean; mayBeWritten: boolean; content: AssessmentContent; names: NamesView }

export function SignAssessment({ view: { draftId, file, compareFirst, mayBeWritten, content, names }, problem }: { view: AssessmentSigning; problem?: SignFrameProblem }) {
  const all = useWords()
  const { assessments: words, frame } = all
  const language = useLanguage()
  return (
    <SignFrame draftId={draftId} code={<CodeName code={file.code} word={file.word} href={`/cases/${file.id}`} />} compareFirst={compareFirst}
      ready={mayBeWritten} names={names} label={(field) => assessmentLabel(all, field)} problem={problem} sentence={words.signSentence}>
      {!mayBeWritten && <Banner tone="attention" word={frame.banner.attention} title={frame.consentFirst.title} actions={<ButtonLink href={`/cases/${file.id}/consent`}>{frame.consentFirst.action}</ButtonLink>}>{words.draftKept}</Banner>}
      <p>{words.title} · {formatDate(content.assessedOn, language)}</p>
      <AssessmentReading content={content} />
    </SignFrame>
  )
}
