import { record } from '#app/audit/record.server.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { mustHaveRole, mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { enterAll, prepareDecision } from './ledger-chain.server.ts'
import { decideRelease, releaseById } from './release-table.server.ts'
import { windowOf } from './standing-figures.server.ts'

export type Deciding = { kind: 'released' | 'rejected' | 'decided-before' }

/**
 * The second person: data protection, or a delegate who did not prepare it. It changes who may see the figures, never the figures:
 * a rejected release keeps them in the ledger, or a preparer could repeat until a person shows.
 */
export async function decideOnRelease(scope: Scope, { releaseId, release }: { releaseId: Id<'release'>; release: boolean }): Promise<Deciding> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const row = await releaseById(scope.db, releaseId)
  if (!row) throw new Refusal('not-found')
  mustHold(scope, row.prepared_by !== scope.actor.id)
  if (row.state !== 'prepared') return { kind: 'decided-before' }
  const isDelegate = scope.actor.roles.includes('delegate')
  const kind = release ? 'released' : 'rejected'
  const entry = await prepareDecision(scope, { kind: release ? 'approval' : 'rejection', about: row.id, window: windowOf(row), policyVersion: row.policy_version })
  return inTransaction(scope, async (scope) => {
    const decided = await decideRelease(scope.db, row.id, { state: kind, decided_by: scope.actor.id, decided_on: today(scope), decided_as: isDelegate ? 'delegate' : 'data-protection' })
    if (!decided) throw new Refusal('stale')
    await enterAll(scope, [entry])
    await record(scope, { did: release ? 'release.approved' : 'release.rejected', record: row.id })
    return { kind }
  })
}
