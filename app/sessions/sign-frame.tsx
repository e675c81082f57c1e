import type { ReactNode } from 'react'
import { useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'

interface SignFrameProps {
  draftId: string
  code: ReactNode
  /** Another window's text lies beside the draft. */
  compareFirst: boolean
  /** Nothing else stands in the way: the PIN may be asked. */
  ready: boolean
  wrongPin: boolean
  /** Plain while something else on the page is the thing to do. */
  look?: 'action' | 'plain'
  /** What signing does, in one sentence. */
  sentence: string
  /** Questions of the form above the PIN. */
  questions?: ReactNode
  /** What will be signed. */
  children: ReactNode
}

/** The text once more, what signing does, and the PIN: the same for everything that is signed from a draft. */
export function SignFrame({ draftId, code, compareFirst, ready, wrongPin, look = 'action', sentence, questions, children }: SignFrameProps) {
  const { sessions: { sign, problems, onlyYouDraft }, frame } = useWords()
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={onlyYouDraft} />
      <PageHeading title={sign.title} code={code} actions={<ButtonLink href={`/drafts/${draftId}`}>{sign.back}</ButtonLink>} />
      {compareFirst && <Banner tone="attention" word={frame.banner.attention}>{sign.compareFirst} <a href={`/drafts/${draftId}#copies`}>{frame.saving.compare}</a></Banner>}
      {children}
      {ready && !compareFirst && (
        <form method="post" autoComplete="off">
          <Stack>
            <p>{sentence}</p>
            {questions}
            <Field name="pin" label={sign.pin} kind="password" inputMode="numeric" autoComplete="off" width="short" required error={wrongPin ? problems['wrong-pin'] : null} />
            <ButtonRow><Button look={look} icon="pencil">{sign.sign}</Button></ButtonRow>
          </Stack>
        </form>
      )}
    </>
  )
}
