import type { ReactNode } from 'react'
import { useWords } from '#app/language/words.tsx'
import { hasNames, LeaveNames, NamesPanel, type NamesProblem, type NamesView } from '#app/names/names-panel.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Stack } from '#app/ui/page-heading.tsx'
import { ProtectionStrip } from '#app/ui/protection-strip.tsx'

/** What came back from a signature that did not happen. */
export type SignFrameProblem = { pin?: string; compareFirst?: boolean; names?: NamesProblem } | undefined

interface SignFrameProps {
  draftId: string
  code: ReactNode
  /** Another window's text lies beside the draft. */
  compareFirst: boolean
  /** Nothing else stands in the way: the PIN may be asked. */
  ready: boolean
  /** Names in what will be signed. Without a check nothing is signed. */
  names: NamesView
  /** What a field of the draft is called on the page. */
  label: (field: string) => string
  problem: SignFrameProblem
  /** What signing does, in one sentence. */
  sentence: string
  /** Questions of the form above the PIN. */
  questions?: ReactNode
  /** What will be signed. */
  children: ReactNode
}

/** The text once more, the names in it, what signing does, and the PIN: the same for everything that is signed from a draft. */
export function SignFrame({ draftId, code, compareFirst, ready, names, label, problem, sentence, questions, children }: SignFrameProps) {
  const { sessions: { sign, problems, onlyYouDraft }, frame } = useWords()
  const isToCompare = compareFirst || problem?.compareFirst === true
  return (
    <>
      <ProtectionStrip title={frame.protection.title} line={onlyYouDraft} />
      <PageHeading title={sign.title} code={code} actions={<ButtonLink href={`/drafts/${draftId}`}>{sign.back}</ButtonLink>} />
      {isToCompare && <Banner tone="attention" word={frame.banner.attention}>{sign.compareFirst} <a href={`/drafts/${draftId}#copies`}>{frame.saving.compare}</a></Banner>}
      {children}
      {!isToCompare && <NamesPanel names={names} label={label} isChanged={problem?.names === 'changed'} />}
      {ready && names.kind === 'checked' && !isToCompare && (
        <form method="post" autoComplete="off">
          <Stack>
            <p>{sentence}</p>
            {questions}
            <LeaveNames names={names} isUndecided={problem?.names === 'undecided'} />
            <Field name="pin" label={sign.pin} kind="password" inputMode="numeric" autoComplete="off" width="short" required error={problem?.pin === undefined ? null : problems['wrong-pin']} />
            <ButtonRow><Button look={hasNames(names) ? 'plain' : 'action'} icon="pencil">{sign.sign}</Button></ButtonRow>
          </Stack>
        </form>
      )}
    </>
  )
}
