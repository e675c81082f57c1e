import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import type { PersonOf } from '#app/facts/who-is-who.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import { headOf, type Head } from './ledger-chain.server.ts'
import { standingEntries } from './ledger-table.server.ts'
import { peopleToday } from './people-today.server.ts'
import { StandingFigures, type RulesOf } from './standing-figures.server.ts'

/**
 * Every figure that stands, with the people behind it, for the rules alone. One that does not open stops whatever was asked. `head` is
 * read before anything that is judged: an entry that comes in later makes what is chained to it stale, and is never overlooked.
 */
export async function readStanding(scope: Scope, head?: Head, personOf: PersonOf = asStored, rulesOf: RulesOf = () => undefined): Promise<StandingFigures> {
  mustHaveRole(scope, 'delegate')
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  const newest = head ?? await headOf(scope)
  const rows = await standingEntries(scope.db)
  try {
    return await StandingFigures.open(rows, newest, ledger, inSlices(), personOf, rulesOf)
  } catch (error) {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  }
}

const asStored: PersonOf = (name) => name

/**
 * To be judged beside what is counted now: whoever was counted before is who they are today, whatever of their identity was corrected
 * since; and what a figure tells is what it told under the catalogue it was released under.
 */
export async function readStandingToday(scope: Scope, head: Head): Promise<{ kind: 'read'; standing: StandingFigures } | { kind: 'keys-awaited'; writers: number }> {
  const signed = await signedCatalogues(scope)
  const people = await peopleToday(scope)
  if (people.kind === 'keys-awaited') return people
  return { kind: 'read', standing: await readStanding(scope, head, people.personOf, (version) => signed.find((policy) => policy.version === version)?.rules) }
}
