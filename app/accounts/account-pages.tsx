import { formatDateTime } from '#app/language/dates.ts'
import { languageNames } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Field } from '#app/ui/field.tsx'
import { LanguageChoice } from '#app/ui/frame-tools.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import type { Role } from '#app/work/scope.ts'
import type { Device } from './account.ts'
import { ConfirmGroupsPage, FactorPage, NewPassphraseFields, RecoveryCodePage } from './own-keys-pages.tsx'
import { useProblems } from './use-problem.ts'

type SessionShown = { handle: string; device: Device; since: string; isHere: boolean }

export function AccountPage({ name, roles, sessions, fingerprint, changed }: { name: string; roles: readonly Role[]; sessions: SessionShown[]; fingerprint: string; changed: number }) {
  const { accounts: { settings: words, roles: roleNames, changedKeys, activation }, frame } = useWords()
  return (
    <>
      <PageHeading title={words.title} lead={`${name} · ${roles.map((role) => roleNames[role]).join(', ')}`} />
      {changed > 0 && <Banner tone="attention" word={frame.banner.attention} actions={<ButtonLink href="/account/changed-keys">{changedKeys.title}</ButtonLink>}>{changedKeys.lead}</Banner>}
      <Section title={words.language}>
        <LanguageChoice action="/language" label={frame.language.label} current={useLanguage()} languages={languageNames} returnTo="/account" />
      </Section>
      <Section title={words.sessions}><Devices sessions={sessions} /></Section>
      <Section title={activation.fingerprint}>
        <p><span className="digits">{fingerprint}</span></p>
        <p className="quiet">{activation.fingerprintHint} <a href="/account/changed-keys">{changedKeys.title}</a></p>
      </Section>
      <Section title={words.lead}>
        <ButtonRow>
          <ButtonLink href="/account/passphrase">{words.changePassphrase}</ButtonLink>
          <ButtonLink href="/account/second-step">{words.secondStep}</ButtonLink>
          <ButtonLink href="/account/recovery-code">{words.newRecovery}</ButtonLink>
        </ButtonRow>
      </Section>
    </>
  )
}

function Devices({ sessions }: { sessions: SessionShown[] }) {
  const { accounts: { settings: words, signIn } } = useWords()
  const language = useLanguage()
  const names: Record<Device, string> = { personal: signIn.devicePersonal, shared: signIn.deviceShared, public: signIn.devicePublic }
  if (sessions.length <= 1) return <p>{words.onlyHere}</p>
  return (
    <DataTable caption={words.sessions} hideCaption rows={sessions} rowKey={({ handle }) => handle} columns={[
      { key: 'device', label: words.devices, head: true, cell: ({ device, isHere }) => (isHere ? `${names[device]} (${words.thisDevice})` : names[device]) },
      { key: 'since', label: words.sessions, cell: ({ since }) => say(words.since, { time: formatDateTime(since, language) }) },
      { key: 'end', label: words.signOutThere, cell: ({ handle, isHere }) => !isHere && (
        <form method="post" action="/account?index"><input type="hidden" name="handle" value={handle} /><Button small>{words.signOutThere}</Button></form>
      ) },
    ]} />
  )
}

export function ChangePassphrasePage({ answer }: { answer: unknown }) {
  const { accounts: { settings: words }, frame } = useWords()
  const saved = (answer as { saved?: boolean } | undefined)?.saved
  return (
    <>
      <PageHeading title={words.changePassphrase} />
      {saved ? <Banner tone="done" word={frame.banner.done} live>{words.changed}</Banner> : (
        <form method="post" autoComplete="off">
          <Stack>
            <OwnPassphrase answer={answer} />
            <NewPassphraseFields answer={answer} />
            <ButtonRow><Button look="action">{words.changePassphrase}</Button><ButtonLink look="quiet" href="/account">{frame.actions.cancel}</ButtonLink></ButtonRow>
          </Stack>
        </form>
      )}
    </>
  )
}

function OwnPassphrase({ answer }: { answer: unknown }) {
  const { accounts: { settings: words } } = useWords()
  const { problem } = useProblems(answer)
  return <Field name="currentPassphrase" label={words.currentPassphrase} kind="password" autoComplete="current-password" required error={problem('currentPassphrase')} />
}

function PassphraseFirst({ answer }: { answer: unknown }) {
  const { frame } = useWords()
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <OwnPassphrase answer={answer} />
        <ButtonRow><Button look="action">{frame.actions.next}</Button><ButtonLink look="quiet" href="/account">{frame.actions.cancel}</ButtonLink></ButtonRow>
      </Stack>
    </form>
  )
}

type CodeView = { step: 'passphrase' } | { step: 'recovery'; groups: string[] } | { step: 'recovery-confirm'; asked: readonly [number, number] }

export function RenewCodePage({ view, answer }: { view: CodeView; answer: unknown }) {
  const { accounts: { settings: words } } = useWords()
  return (
    <>
      <PageHeading title={words.newRecovery} lead={words.recoveryLead} />
      {view.step === 'passphrase' && <PassphraseFirst answer={answer} />}
      {view.step === 'recovery' && <RecoveryCodePage groups={view.groups} />}
      {view.step === 'recovery-confirm' && <ConfirmGroupsPage asked={view.asked} answer={answer} />}
    </>
  )
}

type FactorShown = { qr: { size: number; path: string }; key: string; sheet: string[] }

export function RenewFactorPage({ view, answer }: { view: FactorShown | null; answer: unknown }) {
  const { accounts: { settings: words } } = useWords()
  return (
    <>
      <PageHeading title={words.secondStep} />
      {view ? <FactorPage qr={view.qr} keyByHand={view.key} sheet={view.sheet} answer={answer} /> : <PassphraseFirst answer={answer} />}
    </>
  )
}
