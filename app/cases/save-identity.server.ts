import { record } from '#app/audit/record.server.ts'
import { inOwnTurn } from '#app/facts/add-fact.server.ts'
import { writeMatch, type PreparedMatch } from '#app/facts/match-subject.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { identityRow, insertIdentity, replaceIdentity } from './identity-table.server.ts'
import type { Identity } from './identity.ts'
import { matchIdentity } from './match-identity.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { headerOf } from './read-header.server.ts'
import { openIdentity, sealIdentity } from './sealed-identity.server.ts'

/** `revision` is what the page was opened with; 0 when nothing had been written yet. */
export type IdentitySaving = { caseId: Id<'case'>; revision: number; identity: Identity }
/** `stale`: another window saved first. Nothing was overwritten; both are in hand. */
export type IdentitySaved = { kind: 'saved'; revision: number } | { kind: 'stale'; revision: number; stored: Identity }

export async function saveIdentity(scope: Scope, { caseId, revision, identity }: IdentitySaving): Promise<IdentitySaved> {
  return inOwnTurn(scope, async () => {
    const permit = await permitCase(scope, caseId, 'write')
    const key = await scope.keys.of('identity', caseId)
    const match = await matchOf(scope, permit, identity)
    const document = sealIdentity(key, caseId, revision + 1, identity)
    const saved = await inTransaction(scope, async (scope) => {
      const done = revision === 0 ? await insertIdentity(scope.db, { case_id: caseId, revision: 1, document }) : await replaceIdentity(scope.db, permit, revision, document)
      if (!done) return false
      await writeMatch(scope.db, match)
      await record(scope, { did: 'identity.saved', case: caseId, record: caseId })
      return true
    })
    if (saved) return { kind: 'saved', revision: revision + 1 }
    const row = (await identityRow(scope.db, permit))!
    return { kind: 'stale', revision: row.revision, stored: openIdentity(key, row) }
  })
}

/** A header that does not open is no reason to lose an address: it is then counted without a match. */
async function matchOf(scope: Scope, permit: CasePermit<'write'>, identity: Identity): Promise<PreparedMatch> {
  try {
    return await matchIdentity(scope, (await headerOf(scope, permit)).subject, identity)
  } catch (error) {
    if (isUnreadable(error)) return { list: null }
    throw error
  }
}
