import { useWords } from '#app/language/words.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/page-heading.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { Doorway } from './doorway.tsx'
import { OwnKeysPage, type OwnKeysView } from './own-keys-pages.tsx'
import { useProblems } from './use-problem.ts'

const order = ['code', 'secrets', 'factor', 'recovery']

export function ActivatePage({ view, answer }: { view: OwnKeysView | { step: 'code' }; answer: unknown }) {
  const { accounts: { activation: words }, setup, frame } = useWords()
  const current = order.indexOf(view.step === 'recovery-confirm' ? 'recovery' : view.step)
  return (
    <Doorway title={words.title} lead={words.lead} here="/activate">
      <Steps label={words.title} current={current} steps={[words.codeStep, setup.steps.secrets, words.steps.secondFactor, words.steps.recovery]} doneWord={frame.actions.done} />
      {view.step === 'code' ? <ActivationCodePage answer={answer} /> : <OwnKeysPage view={view} answer={answer} />}
    </Doorway>
  )
}

function ActivationCodePage({ answer }: { answer: unknown }) {
  const { accounts: { activation: words, signIn }, frame } = useWords()
  const { problem, typed } = useProblems(answer)
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <Field name="account" label={signIn.account} autoComplete="off" required defaultValue={typed('account')} error={problem('account')} />
        <Field name="code" label={words.code} hint={words.codeHint} inputMode="numeric" autoComplete="off" required width="middle" error={problem('code')} />
        <ButtonRow><Button look="action">{frame.actions.next}</Button></ButtonRow>
      </Stack>
    </form>
  )
}
