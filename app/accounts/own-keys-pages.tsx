import type { ReactNode } from 'react'
import { useWords } from '#app/language/words.tsx'
import { say } from '#app/language/say.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { QrCode } from './qr-code.tsx'
import { useProblems } from './use-problem.ts'

/** The pages of making own keys, shared by the set-up, joining, coming back and renewing. Each posts to its own address. */
export type OwnKeysView =
  | { step: 'secrets'; offered: string }
  | { step: 'factor'; qr: { size: number; path: string }; key: string; sheet: string[] }
  | { step: 'recovery'; groups: string[] }
  | { step: 'recovery-confirm'; asked: readonly [number, number] }

export function OwnKeysPage({ view, answer }: { view: OwnKeysView; answer: unknown }) {
  if (view.step === 'secrets') return <SecretsPage offered={view.offered} answer={answer} />
  if (view.step === 'factor') return <FactorPage qr={view.qr} keyByHand={view.key} sheet={view.sheet} answer={answer} />
  if (view.step === 'recovery') return <RecoveryCodePage groups={view.groups} />
  return <ConfirmGroupsPage asked={view.asked} answer={answer} />
}

function SecretsPage({ offered, answer }: { offered: string; answer: unknown }) {
  const { accounts, frame } = useWords()
  const { problem } = useProblems(answer)
  const words = accounts.activation
  return (
    <>
    <form method="post" id="another"><input type="hidden" name="did" value="another" /></form>
    <form method="post" autoComplete="off">
      <Stack>
        <Offered offered={offered} />
        <ButtonRow><Button form="another" look="quiet" small>{words.another}</Button></ButtonRow>
        <NewPassphraseFields answer={answer} />
        <Field name="pin" label={words.choosePin} hint={words.pinHint} kind="password" inputMode="numeric" maxLength={6} autoComplete="off" width="short" error={problem('pin')} />
        <Field name="pinAgain" label={words.pinAgain} kind="password" inputMode="numeric" maxLength={6} autoComplete="off" width="short" error={problem('pinAgain')} />
        <ButtonRow><Button look="action" name="did" value="next">{frame.actions.next}</Button></ButtonRow>
      </Stack>
    </form>
    </>
  )
}

/** A passphrase made here, offered first. */
export function Offered({ offered }: { offered: string }) {
  const { activation: words } = useWords().accounts
  return (
    <div className="stack">
      <p>{words.generated}</p>
      <p className="digits" translate="no" data-offered="">{offered}</p>
      <p className="field-hint">{words.offeredHint}</p>
    </div>
  )
}

export function NewPassphraseFields({ answer }: { answer: unknown }) {
  const { accounts: { activation: words }, frame } = useWords()
  const { problem } = useProblems(answer)
  const reveal = { show: frame.field.showPassphrase, hide: frame.field.hidePassphrase }
  return (
    <>
      <Field name="passphrase" label={words.choosePassphrase} hint={words.passphraseHint} kind="password" autoComplete="new-password" reveal={reveal} error={problem('passphrase')} />
      <Field name="passphraseAgain" label={words.repeat} kind="password" autoComplete="new-password" error={problem('passphraseAgain')} />
    </>
  )
}

export function FactorPage({ qr, keyByHand, sheet, answer }: { qr: { size: number; path: string }; keyByHand: string; sheet: string[]; answer: unknown }) {
  const { accounts, frame } = useWords()
  const { problem, typed } = useProblems(answer)
  const words = accounts.activation
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <ChoiceList kind="radio" name="factor" legend={words.secondFactorChoice} value={typed('factor') ?? 'totp'} error={problem('factor')}
          options={[{ value: 'totp', label: words.withApp }, { value: 'sheet', label: words.withSheet }]} />
        <Section title={words.withApp}>
          <p>{words.scan}</p>
          <QrCode qr={qr} label={words.scan} />
          <p>{words.keyByHand}: <span className="digits" translate="no" data-key-by-hand="">{keyByHand}</span></p>
          <Field name="code" label={words.firstCode} inputMode="numeric" autoComplete="one-time-code" maxLength={7} width="short" error={problem('code')} />
        </Section>
        <Section title={words.withSheet}>
          <p>{words.sheetLead}</p>
          <ol className="digits" translate="no" data-sheet="">{sheet.map((code) => <li key={code}>{code.slice(0, 4)} {code.slice(4)}</li>)}</ol>
        </Section>
        <ButtonRow><Button look="action" name="did" value="next">{frame.actions.next}</Button></ButtonRow>
      </Stack>
    </form>
  )
}

export function RecoveryCodePage({ groups }: { groups: string[] }) {
  const { activation: words } = useWords().accounts
  return (
    <form method="post">
      <Stack>
        <Section title={words.recoveryTitle}>
          <p>{words.recoveryLead}</p>
          <p className="digits" translate="no" data-recovery-code="">{groups.join(' ')}</p>
          <p className="field-hint">{words.recoveryDigits}</p>
        </Section>
        <Warning>{words.recoveryWarning}</Warning>
        <ButtonRow>
          <Button look="action" name="did" value="written">{words.writtenDown}</Button>
          <Button look="quiet" name="did" value="another">{words.anotherCode}</Button>
        </ButtonRow>
      </Stack>
    </form>
  )
}

export function ConfirmGroupsPage({ asked, answer }: { asked: readonly [number, number]; answer: unknown }) {
  const { activation: words } = useWords().accounts
  const { problem } = useProblems(answer)
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <p>{words.confirmLead}</p>
        {asked.map((number, place) => (
          <Field key={number} name={`codeGroup${place + 1}`} label={say(words.recoveryConfirm, { number })} inputMode="numeric" autoComplete="off" maxLength={6} width="short" error={problem(`codeGroup${place + 1}`)} />
        ))}
        <ButtonRow>
          <Button look="action" name="did" value="confirm">{words.finish}</Button>
          <Button look="quiet" name="did" value="another">{words.anotherCode}</Button>
        </ButtonRow>
      </Stack>
    </form>
  )
}

function Warning({ children }: { children: ReactNode }) {
  const { frame } = useWords()
  return <Banner tone="attention" word={frame.banner.attention}>{children}</Banner>
}
