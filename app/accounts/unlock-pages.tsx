import type { ReactNode } from 'react'
import { plural } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { useClosedDoor } from '#app/ui/use-page-cover.ts'
import { Doorway } from './doorway.tsx'
import { useMinutesLeft } from './use-minutes-left.ts'
import { useProblems } from './use-problem.ts'

export function UnlockPage({ to, isOpen, triesUsed, answer, notice }: { /** That something waits, and nothing of it. */ notice?: ReactNode; to: string; isOpen: boolean; triesUsed: boolean; answer: unknown }) {
  const { accounts: { unlock: words, signIn, veil }, frame } = useWords()
  const { problem } = useProblems(answer)
  useClosedDoor(!isOpen)
  return (
    <Doorway title={words.title} lead={isOpen ? words.stepUp : words.lead} here="/unlock">
      {notice}
      {triesUsed && <Banner tone="attention" word={frame.banner.attention} live>{veil.usedUp}</Banner>}
      <form method="post">
        <Stack>
          <input type="hidden" name="to" value={to} />
          <Field name="passphrase" label={signIn.passphrase} kind="password" autoComplete="current-password" autoFocus required error={problem('passphrase')}
            reveal={{ show: frame.field.showPassphrase, hide: frame.field.hidePassphrase }} />
          <ButtonRow><Button look="action">{words.action}</Button></ButtonRow>
        </Stack>
      </form>
      <form method="post" action="/sign-out"><Button look="quiet">{words.other}</Button></form>
    </Doorway>
  )
}

/** Nothing of the programme shows here: somebody may be looking. */
export function VeiledPage({ to, triesLeft, locksIn, answer, notice }: { notice?: ReactNode; to: string; triesLeft: number; locksIn: number; answer: unknown }) {
  const { accounts: { veil: words, unlock }, frame } = useWords()
  const language = useLanguage()
  const { problem } = useProblems(answer)
  const refused = problem('pin')
  const minutes = useMinutesLeft(locksIn)
  useClosedDoor()
  return (
    <Doorway title={frame.veil.title} lead={frame.veil.text} here="/veiled">
      {notice}
      {refused && <Banner tone="attention" word={frame.banner.attention} live>{plural(language, words.refused, triesLeft)}</Banner>}
      <form method="post" autoComplete="off">
        <Stack>
          <input type="hidden" name="to" value={to} />
          <Field name="pin" label={words.pin} kind="password" inputMode="numeric" maxLength={6} autoComplete="off" autoFocus required width="short" hint={words.writing} error={refused} />
          <ButtonRow>
            <Button look="action">{words.lift}</Button>
            <ButtonLink look="quiet" href="/unlock">{words.forgotten}</ButtonLink>
          </ButtonRow>
          <p className="field-hint" role="status">{plural(language, unlock.soon, minutes)}</p>
        </Stack>
      </form>
    </Doorway>
  )
}
