import { useWords } from '#app/language/words.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { Doorway } from './doorway.tsx'
import { NewPassphraseFields, Offered, OwnKeysPage, type OwnKeysView } from './own-keys-pages.tsx'
import { SecondStepForm, type FactorAsked } from './sign-in-pages.tsx'
import { useProblems } from './use-problem.ts'

type View = OwnKeysView | { step: 'code' } | { step: 'second'; factor: FactorAsked } | { step: 'passphrase'; offered: string }

export function ComeBackPage({ view, answer }: { view: View; answer: unknown }) {
  const { accounts: { recovery: words, secondFactor } } = useWords()
  const lead = view.step === 'second' ? secondFactor.lead : words.lead
  return (
    <Doorway title={words.title} lead={lead} here="/come-back">
      {view.step === 'code' && <CodePage answer={answer} />}
      {view.step === 'second' && <SecondStepForm factor={view.factor} answer={answer} />}
      {view.step === 'passphrase' && <PassphraseAnew offered={view.offered} answer={answer} />}
      {(view.step === 'recovery' || view.step === 'recovery-confirm') && <OwnKeysPage view={view} answer={answer} />}
    </Doorway>
  )
}

function CodePage({ answer }: { answer: unknown }) {
  const { accounts: { recovery: words, signIn } } = useWords()
  const { problem, typed } = useProblems(answer)
  return (
    <>
      <form method="post" autoComplete="off">
        <Stack>
          <Field name="account" label={signIn.account} autoComplete="off" required defaultValue={typed('account')} error={problem('account')} />
          <Field name="code" label={words.code} hint={words.codeHint} kind="textarea" rows={3} sensitive inputMode="numeric" required error={problem('code')} />
          <ButtonRow><Button look="action">{words.action}</Button></ButtonRow>
        </Stack>
      </form>
      <Section title={words.noCode}><p>{words.noCodeText}</p></Section>
    </>
  )
}

function PassphraseAnew({ offered, answer }: { offered: string; answer: unknown }) {
  const { frame } = useWords()
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <Offered offered={offered} />
        <NewPassphraseFields answer={answer} />
        <ButtonRow><Button look="action">{frame.actions.next}</Button></ButtonRow>
      </Stack>
    </form>
  )
}
