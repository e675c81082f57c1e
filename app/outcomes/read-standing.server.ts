import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { inSlices } from '#app/facts/read-facts.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { headOf, type Head } from './ledger-chain.server.ts'
import { standingEntries } from './ledger-table.server.ts'
import { StandingFigures } from './standing-figures.server.ts'

/**
 * Every figure that stands, with the people behind it, for the rules alone. One that does not open stops whatever was asked. `head` is
 * read before anything that is judged: an entry that comes in later makes what is chained to it stale, and is never overlooked.
 */
export async function readStanding(scope: Scope, head?: Head): Promise<StandingFigures> {
  mustHaveRole(scope, 'delegate')
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  const newest = head ?? await headOf(scope)
  const rows = await standingEntries(scope.db)
  try {
    return await StandingFigures.open(rows, newest, ledger, inSlices())
  } catch (error) {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  }
}
