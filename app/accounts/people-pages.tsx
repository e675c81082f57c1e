import type { ReactNode } from 'react'
import { formatDate } from '#app/language/dates.ts'
import { languageNames } from '#app/language/language.ts'
import { say } from '#app/language/say.ts'
import { districtWord } from '#app/language/district-word.ts'
import { useLanguage, useWords } from '#app/language/words.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ChoiceList } from '#app/ui/choices.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { PageHeading, Section, Stack } from '#app/ui/page-heading.tsx'
import { roles, type Role } from '#app/work/scope.ts'
import { useProblems } from './use-problem.ts'

export type PersonShown = {
  id: string; name: string; signInName: string; roles: Role[]; district: string | null; state: 'invited' | 'active' | 'ended'
  invitedUntil: string | null; joinedOn: string | null; fingerprint: string | null
}

export function PeoplePage({ people }: { people: PersonShown[] }) {
  const all = useWords()
  const { accounts: { people: words, roles: roleNames } } = all
  const language = useLanguage()
  const stateOf = (person: PersonShown): string => {
    if (person.state === 'invited' && person.invitedUntil) return say(words.invitedUntil, { date: formatDate(person.invitedUntil, language) })
    return person.state === 'active' && person.joinedOn ? say(words.joinedOn, { date: formatDate(person.joinedOn, language) }) : words.state[person.state]
  }
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={<><ButtonLink look="action" href="/people/invite">{words.invite}</ButtonLink><ButtonLink href="/wording-packs">{words.wordingPacks}</ButtonLink></>} />
      <DataTable caption={words.title} hideCaption rows={people} rowKey={(person) => person.id} empty={<EmptyState title={words.empty} />} columns={[
        { key: 'name', label: words.name, head: true, cell: (person) => <a href={`/people/${person.id}`}>{person.name}</a> },
        { key: 'account', label: words.account, cell: (person) => person.signInName },
        { key: 'roles', label: words.roles, cell: (person) => person.roles.map((role) => roleNames[role]).join(', ') },
        { key: 'district', label: words.district, cell: (person) => (person.district === null ? words.noDistrict : districtWord(all, person.district)) },
        { key: 'state', label: words.stateLabel, cell: stateOf },
      ]} />
    </>
  )
}

type Invited = { name: string; account: string; code: string; until: string }

export function InvitePage({ districts, asksPassphrase, answer }: { districts: string[]; asksPassphrase: boolean; answer: unknown }) {
  const all = useWords()
  const { accounts: { people: words }, frame } = all
  const { problem, typed, typedList } = useProblems(answer)
  const language = useLanguage()
  const invited = (answer as { invited?: Invited } | undefined)?.invited
  if (invited) return <InvitedPage invited={invited} />
  return (
    <>
      <PageHeading title={words.invite} lead={words.lead} />
      <form method="post" autoComplete="off">
        <Stack>
          <Field name="name" label={words.name} required max={80} defaultValue={typed('name')} error={problem('name')} />
          <Field name="account" label={words.account} hint={words.accountHint} required max={40} defaultValue={typed('account')} error={problem('account')} />
          <RoleChoice chosen={typedList('roles')} error={problem('roles')} />
          <Field name="district" label={words.district} kind="select" empty={words.noDistrict} defaultValue={typed('district')} options={districts.map((name) => ({ value: name, label: districtWord(all, name) }))} error={problem('district')} />
          <Field name="language" label={words.language} kind="select" defaultValue={typed('language') ?? language} options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))} error={problem('language')} />
          <StepUpField asked={asksPassphrase} error={problem('passphrase')} />
          <ButtonRow><Button look="action">{words.invite}</Button><ButtonLink look="quiet" href="/people">{frame.actions.cancel}</ButtonLink></ButtonRow>
        </Stack>
      </form>
    </>
  )
}

function InvitedPage({ invited }: { invited: Invited }) {
  const { accounts: { people: words } } = useWords()
  return (
    <>
      <PageHeading title={words.invite} />
      <ActivationCode code={invited.code} until={invited.until} lead={say(words.made, { name: invited.name })} account={invited.account} />
      <ButtonRow><ButtonLink look="action" href="/people/invite">{words.inviteAnother}</ButtonLink><ButtonLink href="/people">{words.title}</ButtonLink></ButtonRow>
    </>
  )
}

function ActivationCode({ code, until, lead, account }: { code: string; until: string; lead: string; account?: string }) {
  const { accounts: { people: words }, frame } = useWords()
  const language = useLanguage()
  return (
    <Banner tone="done" word={frame.banner.done} live>
      <p>{lead}</p>
      {account && <p>{words.account}: <strong data-account="">{account}</strong></p>}
      <p className="digits" translate="no" data-activation-code="">{code}</p>
      <p>{words.writeDown} {say(words.validUntil, { date: formatDate(until, language) })}</p>
    </Banner>
  )
}

type PersonAnswer = { renewed?: { code: string; until: string }; saved?: boolean }

export function PersonPage({ person, asksPassphrase, answer }: { person: PersonShown; asksPassphrase: boolean; answer: unknown }) {
  const all = useWords()
  const { accounts: { people: words }, frame } = all
  const { problem } = useProblems(answer)
  const { renewed, saved } = (answer ?? {}) as PersonAnswer
  return (
    <>
      <PageHeading title={person.name} lead={words.state[person.state]} />
      {saved && <Banner tone="done" word={frame.banner.done} live>{words.rolesSaved}</Banner>}
      {renewed && <ActivationCode {...renewed} lead={say(words.made, { name: person.name })} account={person.signInName} />}
      <Facts items={[
        { term: words.account, value: person.signInName },
        { term: words.district, value: person.district === null ? words.noDistrict : districtWord(all, person.district) },
        ...(person.fingerprint ? [{ term: words.fingerprint, value: <><span className="digits">{person.fingerprint}</span> {words.fingerprintHint}</> }] : []),
      ]} />
      {person.state === 'active' && (
        <Act title={words.roles} asksPassphrase={asksPassphrase} passphraseError={problem('passphrase')} button={<Button look="action" name="did" value="roles">{words.saveRoles}</Button>}>
          <RoleChoice chosen={person.roles} error={problem('roles')} />
        </Act>
      )}
      {person.state === 'invited' && (
        <Act title={words.newCode} asksPassphrase={asksPassphrase} passphraseError={problem('passphrase')} button={<Button look="action" name="did" value="renew">{words.newCode}</Button>} />
      )}
      {person.state !== 'ended' && (
        <Act title={words.end} asksPassphrase={asksPassphrase} passphraseError={problem('passphrase')} button={<Button look="danger" name="did" value="end">{words.reallyEnd}</Button>}>
          <p>{words.endWhat}</p>
          {problem('end') && <p className="field-error">{problem('end')}</p>}
        </Act>
      )}
    </>
  )
}

interface ActProps {
  title: string
  asksPassphrase: boolean
  passphraseError: string | undefined
  button: ReactNode
  children?: ReactNode
}

function Act({ title, asksPassphrase, passphraseError, button, children }: ActProps) {
  return (
    <Section title={title}>
      <form method="post" autoComplete="off"><Stack>{children}<StepUpField asked={asksPassphrase} error={passphraseError} /><ButtonRow>{button}</ButtonRow></Stack></form>
    </Section>
  )
}

function RoleChoice({ chosen, error }: { chosen: readonly string[]; error: string | undefined }) {
  const { accounts: { people: words, roles: roleNames } } = useWords()
  return <ChoiceList kind="checkbox" name="roles" legend={words.roles} value={chosen} error={error} options={roles.map((role) => ({ value: role, label: roleNames[role] }))} />
}

/** Shown when the passphrase was not given within the last five minutes. */
export function StepUpField({ asked, error }: { asked: boolean; error: string | undefined }) {
  const { accounts: { people: words, unlock } } = useWords()
  if (!asked && !error) return null
  return <Field name="passphrase" label={words.yourPassphrase} hint={unlock.stepUp} kind="password" autoComplete="current-password" error={error} />
}
