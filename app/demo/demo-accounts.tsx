import { useWords } from '#app/language/words.tsx'
import type { Role } from '#app/work/scope.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Section } from '#app/ui/page-heading.tsx'

export type ListedAccount = { signInName: string; name: string; roles: Role[]; passphrase: string; pin: string; code: string }

/** On the sign-in pages of a synthetic programme: everything somebody needs to look around. */
export function DemoAccounts({ accounts }: { accounts: readonly ListedAccount[] }) {
  const { demo: words, accounts: { roles } } = useWords()
  const [first] = accounts
  if (!first) return null
  return (
    <Section title={words.accounts}>
      <p>{words.accountsLead}</p>
      <Facts items={[{ term: words.passphrase, value: <code>{first.passphrase}</code> }, { term: words.pin, value: <code>{first.pin}</code> }]} />
      <DataTable caption={words.accounts} hideCaption dense rows={accounts} rowKey={(account) => account.signInName} columns={[
        { key: 'name', label: words.name, head: true, cell: (account) => account.signInName },
        { key: 'role', label: words.role, cell: (account) => account.roles.map((role) => roles[role]).join(', ') },
        { key: 'code', label: words.code, numeric: true, cell: (account) => <code>{account.code}</code> },
      ]} />
    </Section>
  )
}
