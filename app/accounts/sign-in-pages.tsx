import type { ReactNode } from 'react'
import { languageNames } from '#app/language/language.ts'
import { plural, say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { SegmentedChoice } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { Doorway } from './doorway.tsx'
import { useClosedDoor } from '#app/ui/use-page-cover.ts'
import { useProblems } from './use-problem.ts'

export function PassphrasePage({ to, signedOut, answer, children }: { to: string; signedOut: boolean; answer: unknown; children?: ReactNode }) {
  const { accounts: { signIn: words }, frame } = useWords()
  const { problem, typed } = useProblems(answer)
  useClosedDoor()
  return (
    <Doorway title={words.title} lead={words.lead} here="/sign-in">
      {signedOut && <Banner tone="done" word={frame.banner.done}>{frame.signOut.done}</Banner>}
      {to !== '/' && <Banner tone="info" word={frame.banner.info}>{words.expired}</Banner>}
      <form method="post">
        <Stack>
          <input type="hidden" name="to" value={to} />
          {/* off: the browser would keep who signs in here in its profile, and bring it back after a crash */}
          <Field name="account" label={words.account} autoComplete="off" required defaultValue={typed('account')} error={problem('account')} />
          <Field name="passphrase" label={words.passphrase} kind="password" autoComplete="current-password" required error={problem('passphrase')}
            reveal={{ show: frame.field.showPassphrase, hide: frame.field.hidePassphrase }} />
          <SegmentedChoice name="device" legend={words.device} hint={words.deviceHint} value={typed('device') ?? 'shared'} error={problem('device')} options={[
            { value: 'personal', label: words.devicePersonal }, { value: 'shared', label: words.deviceShared }, { value: 'public', label: words.devicePublic },
          ]} />
          <Field name="language" label={frame.language.label} kind="select" empty={words.languageUsual} defaultValue={typed('language')}
            options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))} />
          <ButtonRow><Button look="action">{words.action}</Button></ButtonRow>
          <noscript><p className="field-hint">{words.noScript}</p></noscript>
        </Stack>
      </form>
      <ButtonRow>
        <ButtonLink look="quiet" href="/activate">{words.firstTime}</ButtonLink>
        <ButtonLink look="quiet" href="/come-back">{words.forgotten}</ButtonLink>
        <ButtonLink look="quiet" href="/how-notes-are-protected">{frame.nav.protection}</ButtonLink>
      </ButtonRow>
      {children}
    </Doorway>
  )
}

/** Others are before this person: passphrases are opened one at a time. Nothing is typed again; the page asks by itself, and by its button. */
export function WaitingPage({ to, place, page = '/sign-in' }: { to: string; place: number; page?: '/sign-in' | '/unlock' }) {
  const { accounts: { signIn: words } } = useWords()
  return (
    <Doorway title={words.title} here={page}>
      <Stack>
        <p role="status">{say(words.waiting, { place })}</p>
        <ButtonRow><ButtonLink href={to === '/' ? page : `${page}?to=${encodeURIComponent(to)}`}>{words.goOn}</ButtonLink></ButtonRow>
      </Stack>
    </Doorway>
  )
}

export type FactorAsked = { kind: 'totp' | 'sheet'; next?: number; left?: number }

export function SecondStepPage({ factor, answer, children }: { factor: FactorAsked; answer: unknown; children?: ReactNode }) {
  const { accounts: { secondFactor: words }, frame } = useWords()
  return (
    <Doorway title={words.title} lead={words.lead} here="/sign-in">
      <SecondStepForm factor={factor} answer={answer} />
      <form method="post" action="/sign-out"><Button look="quiet">{frame.actions.cancel}</Button></form>
      {children}
    </Doorway>
  )
}

export function SecondStepForm({ factor, answer }: { factor: FactorAsked; answer: unknown }) {
  const { accounts: { secondFactor: words } } = useWords()
  const language = useLanguage()
  const { problem } = useProblems(answer)
  const isSheet = factor.kind === 'sheet'
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <Field name="code" label={isSheet ? words.sheet : words.totp} hint={isSheet && factor.next ? say(words.sheetHint, { number: factor.next }) : undefined}
          inputMode="numeric" autoComplete="one-time-code" maxLength={10} width="short" autoFocus required error={problem('code')} />
        {isSheet && factor.left !== undefined && factor.left <= 5 && <p>{plural(language, words.fewLeft, factor.left)}</p>}
        <ButtonRow><Button look="action" name="did" value="code">{words.action}</Button></ButtonRow>
      </Stack>
    </form>
  )
}
