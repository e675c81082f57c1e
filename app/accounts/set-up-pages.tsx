import { useWords } from '#app/language/words.tsx'
import { say } from '#app/language/say.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { Field } from '#app/ui/field.tsx'
import { Section, Stack } from '#app/ui/page-heading.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { QrCode } from './qr-code.tsx'
import { useProblems } from './use-problem.ts'

type Qr = { size: number; path: string }
export type SharesView = { shares: { index: number; set: string; threshold: number; digits: string[]; qr: Qr }[]; server: { digits: string[]; qr: Qr }; organisation: string; fingerprint: string }

const order = ['organisation', 'secrets', 'factor', 'divide', 'confirm', 'recovery'] as const

export function SettingUpSteps({ step }: { step: string }) {
  const { setup, frame } = useWords()
  const shown = step === 'shares' ? 'divide' : step === 'recovery-confirm' ? 'recovery' : step
  return <Steps label={setup.stepsLabel} steps={order.map((name) => setup.steps[name])} current={Math.max(0, order.findIndex((name) => name === shown))} doneWord={frame.actions.done} />
}

/** The two doors of a server without a programme. */
export function TwoDoors({ link, canLook }: { link: string; canLook: boolean }) {
  const { setup } = useWords()
  return (
    <Stack>
      <Section title={setup.setUp.title}>
        <p>{setup.setUp.text}</p>
        <form method="post">
          <input type="hidden" name="link" value={link} />
          <ButtonRow><Button look="action" name="did" value="set-up">{setup.setUp.action}</Button></ButtonRow>
        </form>
      </Section>
      {canLook && (
        <Section title={setup.look.title}>
          <p>{setup.look.text}</p>
          <form method="post">
            <input type="hidden" name="link" value={link} />
            <ButtonRow><Button name="did" value="look">{setup.look.action}</Button></ButtonRow>
          </form>
        </Section>
      )}
    </Stack>
  )
}

export function OrganisationPage({ answer }: { answer: unknown }) {
  const { setup, accounts, frame } = useWords()
  const { problem, typed } = useProblems(answer)
  return (
    <form method="post">
      <Stack>
        <Field name="organisation" label={setup.organisation.label} max={80} required defaultValue={typed('organisation')} error={problem('organisation')} />
        <Field name="name" label={setup.organisation.name} hint={setup.organisation.hint} max={80} required autoComplete="name" defaultValue={typed('name')} error={problem('name')} />
        <Field name="account" label={accounts.people.account} hint={accounts.people.accountHint} max={40} required autoComplete="off" defaultValue={typed('account')} error={problem('account')} />
        <ButtonRow><Button look="action">{frame.actions.next}</Button></ButtonRow>
      </Stack>
    </form>
  )
}

export function DividePage({ answer }: { answer: unknown }) {
  const { setup, accounts: { ceremony } } = useWords()
  const { problem, typed } = useProblems(answer)
  return (
    <form method="post">
      <Stack>
        <p>{ceremony.lead}</p>
        <p>{ceremony.madeHere}</p>
        <ChoiceList kind="radio" name="division" legend={setup.divide.legend} value={typed('division') ?? 'usual'} error={problem('division')}
          options={[{ value: 'usual', label: ceremony.usual }, { value: 'small', label: ceremony.small }]} />
        <p className="field-hint">{ceremony.holderHint}</p>
        <ButtonRow><Button look="action">{ceremony.make}</Button></ButtonRow>
      </Stack>
    </form>
  )
}

export function SharesPage({ shares, server, organisation, fingerprint }: SharesView) {
  const { setup, frame, accounts: { ceremony } } = useWords()
  const first = <p>{ceremony.firstFingerprint}: <span className="digits" translate="no" data-fingerprint="">{fingerprint}</span></p>
  return (
    <div className="stack">
      <div className="no-print"><Banner tone="attention" word={frame.banner.attention}>{setup.shares.lead} {ceremony.once}</Banner></div>
      {shares.map((share) => (
        <article className="print-frame" key={share.index} data-share={share.index}>
          <header><h2>{say(ceremony.share, { number: share.index, shares: shares.length })}</h2><p>{say(ceremony.set, { set: share.set })}</p></header>
          <div className="print-body">
            <p>{organisation}</p>
            <p>{say(ceremony.threshold, { threshold: share.threshold, shares: shares.length })}</p>
            <p className="digits" translate="no" data-digits="">{share.digits.join(' ')}</p>
            <QrCode qr={share.qr} label={say(ceremony.share, { number: share.index, shares: shares.length })} />
            <p>{setup.shares.keep}</p>
            {first}
          </div>
        </article>
      ))}
      <article className="print-frame" data-server-sheet="">
        <header><h2>{ceremony.serverSheet}</h2></header>
        <div className="print-body">
          <p>{organisation}</p>
          <p>{ceremony.serverSheetText}</p>
          <p className="digits" translate="no">{server.digits.join(' ')}</p>
          <QrCode qr={server.qr} label={ceremony.serverSheet} />
          {first}
        </div>
      </article>
      <p className="no-print">{ceremony.envelopes}</p>
      <form method="post" className="no-print">
        <ButtonRow>
          <Button look="action" name="did" value="printed">{setup.shares.printed}</Button>
          <Button look="quiet" name="did" value="another">{setup.shares.again}</Button>
        </ButtonRow>
      </form>
    </div>
  )
}

export function ConfirmSharesPage({ answer }: { answer: unknown }) {
  const { setup, frame, accounts: { ceremony } } = useWords()
  const { problem } = useProblems(answer)
  return (
    <form method="post" autoComplete="off">
      <Stack>
        <p>{ceremony.confirm}</p>
        <p className="field-hint">{setup.confirm.lead}</p>
        <Field name="share1" label={setup.confirm.first} kind="textarea" rows={4} sensitive inputMode="numeric" error={problem('share1')} />
        <Field name="share2" label={setup.confirm.second} kind="textarea" rows={4} sensitive inputMode="numeric" error={problem('share2')} />
        <ButtonRow>
          <Button look="action" name="did" value="confirm">{frame.actions.next}</Button>
          <Button look="quiet" name="did" value="back">{frame.actions.goBack}</Button>
        </ButtonRow>
      </Stack>
    </form>
  )
}

export function ProgrammeReady({ fingerprint }: { fingerprint: string }) {
  const { setup, accounts: { ceremony } } = useWords()
  return (
    <Stack>
      <p>{ceremony.done}</p>
      <p>{setup.done.text}</p>
      <p>{ceremony.firstFingerprint}: <span className="digits" translate="no" data-fingerprint="">{fingerprint}</span></p>
      <ButtonRow><ButtonLink look="action" href="/people">{setup.done.action}</ButtonLink></ButtonRow>
    </Stack>
  )
}
