import { useWords } from '#app/language/words.tsx'
import { Doorway } from './doorway.tsx'
import { OwnKeysPage, type OwnKeysView } from './own-keys-pages.tsx'
import { ConfirmSharesPage, DividePage, OrganisationPage, ProgrammeReady, SettingUpSteps, SharesPage, TwoDoors, type SharesView } from './set-up-pages.tsx'

export type SetUpView =
  | OwnKeysView
  | { step: 'no-link' }
  | { step: 'organisation' }
  | { step: 'divide' }
  | { step: 'confirm' }
  | { step: 'doors'; link: string; canLook: boolean }
  | { step: 'done'; fingerprint: string }
  | ({ step: 'shares' } & SharesView)

export function SetUpPage({ view, answer }: { view: SetUpView; answer: unknown }) {
  const { setup } = useWords()
  if (view.step === 'no-link') return <Doorway title={setup.noLink.title} lead={setup.noLink.text} here="/set-up">{null}</Doorway>
  if (view.step === 'doors') return <Doorway title={setup.title} lead={setup.lead} here={`/set-up?link=${view.link}`}><TwoDoors {...view} /></Doorway>
  if (view.step === 'done') return <Doorway title={setup.done.title} here="/set-up"><ProgrammeReady {...view} /></Doorway>
  return (
    <Doorway title={titleOf(view.step, setup)} here="/set-up" wide={view.step === 'shares'}>
      <div className="no-print"><SettingUpSteps step={view.step} /></div>
      <Step view={view} answer={answer} />
    </Doorway>
  )
}

function Step({ view, answer }: { view: Exclude<SetUpView, { step: 'no-link' | 'doors' | 'done' }>; answer: unknown }) {
  if (view.step === 'organisation') return <OrganisationPage answer={answer} />
  if (view.step === 'divide') return <DividePage answer={answer} />
  if (view.step === 'shares') return <SharesPage {...view} />
  if (view.step === 'confirm') return <ConfirmSharesPage answer={answer} />
  return <OwnKeysPage view={view} answer={answer} />
}

function titleOf(step: string, setup: ReturnType<typeof useWords>['setup']): string {
  if (step === 'organisation') return setup.organisation.title
  if (step === 'divide') return setup.divide.title
  if (step === 'shares') return setup.shares.title
  if (step === 'confirm') return setup.steps.confirm
  return step === 'secrets' ? setup.steps.secrets : step === 'factor' ? setup.steps.factor : setup.steps.recovery
}
