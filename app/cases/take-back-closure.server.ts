import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { prepareHead } from '#app/keys/head.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { markTakenBack, reopenClosing, standingClosure } from './closure-table.server.ts'
import type { TakingBackReason } from './closure.ts'
import { deletePlannedFollowUps } from './follow-up-table.server.ts'
import { permitCase } from './permit-case.server.ts'
import { openSealedClosure, sealClosureRetraction } from './sealed-closure.server.ts'
import { takeBack } from './take-back.server.ts'

/** Takes a signed closure back, out of the counts too: the case is closing again. What was signed is kept beside the reason. */
export async function takeBackClosure(scope: Scope, { caseId, reason }: { caseId: Id<'case'>; reason: TakingBackReason }): Promise<{ kind: 'taken-back' | 'not-closed' }> {
  return inOwnTurn(scope, async () => {
    const permit = await permitCase(scope, caseId, 'write')
    const row = await standingClosure(scope.db, permit)
    if (!row) return { kind: 'not-closed' }
    const clinical = await scope.keys.of('clinical', caseId)
    const { content, seal } = openSealedClosure(clinical, row)
    const retraction = sealClosureRetraction(clinical, row.id, { reason, retractedAt: scope.now().toISOString(), by: scope.actor.id })
    const facts = await prepareFact(scope, cancelling(newId<'fact'>(), { id: content.factId, on: content.closedOn }))
    const head = await prepareHead(scope, caseId, 'clinical', { id: row.id, revision: 2, digest: seal.digest })
    const isTaken = await takeBack(scope, {
      mark: (db) => markTakenBack(db, permit, row.id, { retracted_on: today(scope), retraction }), facts, head,
      entry: { did: 'closure.taken-back', case: caseId, record: row.id, about: reason },
      also: async (scope) => {
        if (!await reopenClosing(scope.db, permit)) throw new Refusal('stale')
        await deletePlannedFollowUps(scope.db, permit)
      },
    })
    return { kind: isTaken ? 'taken-back' : 'not-closed' }
  })
}
