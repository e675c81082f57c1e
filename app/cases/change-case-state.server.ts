import type { CaseState } from '#db/schema.ts'
import { inOwnTurn, prepareFact, writeFacts, type Prepared } from '#app/facts/add-fact.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { setHeader } from './case-table.server.ts'
import { mayBecome, type CaseHeader, type ClosureReason } from './case.ts'
import { moveCase } from './move-case.server.ts'
import { permitCase, type CasePermit } from './permit-case.server.ts'
import { headerOf } from './read-header.server.ts'
import { sealHeader } from './sealed-case.server.ts'

export type StateChange = { kind: 'changed' } | { kind: 'not-from-here' } | { kind: 'needs-reason' }

/** One step of the case's way. `closing` keeps the reason in the sealed header; `closed` counts it. Registering is done by consent alone. */
export async function changeCaseState(scope: Scope, { caseId, to, reason }: { caseId: Id<'case'>; to: CaseState; reason?: ClosureReason }): Promise<StateChange> {
  return inOwnTurn(scope, async () => {
    const permit = await permitCase(scope, caseId, 'write')
    if (permit.file.state === 'first-contact' || !mayBecome(permit.file.state, to)) return { kind: 'not-from-here' }
    if (to === 'closing' && !reason) return { kind: 'needs-reason' }
    const sealedHeader = to === 'closing' && reason ? await closingHeader(scope, permit, reason) : undefined
    const fact = to === 'closed' ? await closureFact(scope, permit) : undefined
    return inTransaction(scope, async (scope) => {
      if (!await moveCase(scope, permit, to)) return { kind: 'not-from-here' }
      if (sealedHeader && !await setHeader(scope.db, permit, sealedHeader)) throw new Refusal('stale')
      if (fact) await writeFacts(scope.db, fact)
      return { kind: 'changed' }
    })
  })
}

async function closingHeader(scope: Scope, permit: CasePermit<'write'>, reason: ClosureReason): Promise<Sealed<'case.header'>> {
  const header: CaseHeader = { ...await headerOf(scope, permit), closure: { on: today(scope), reason } }
  return sealHeader(await scope.keys.of('clinical', permit.caseId), permit.caseId, permit.file.revision + 1, header)
}

async function closureFact(scope: Scope, permit: CasePermit<'write'>): Promise<Prepared> {
  const { subject, members, sex, ageBand, category, closure } = await headerOf(scope, permit)
  return prepareFact(scope, {
    id: newId<'fact'>(), kind: 'closure', on: closure?.on ?? today(scope), subjects: members?.map((member) => member.subject) ?? [subject],
    district: permit.file.district, sex, ageBand, category, codes: closure ? [closure.reason] : [],
  })
}
