import { permitCase } from '#app/cases/permit-case.server.ts'
import { takeBack } from '#app/cases/take-back.server.ts'
import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { prepareHead } from '#app/keys/head.server.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { listScales } from './list-scales.server.ts'
import { measuredFacts } from './measured-facts.server.ts'
import { openScale } from './open-scale.server.ts'
import type { RetractionReason } from './scale.ts'
import { findScale, markScaleRetracted } from './scale-table.server.ts'
import type { ScalePageView } from './scale-view.ts'
import { openSealedScale, sealScaleRetraction } from './sealed-scale.server.ts'

/** What the page of retraction shows; for the author's own file alone. */
export async function ownScale(scope: Scope, { scaleId }: { scaleId: Id<'scale'> }): Promise<Pick<ScalePageView, 'file' | 'line'>> {
  const row = await findScale(scope.db, scaleId)
  if (!row) throw new Refusal('not-found')
  await permitCase(scope, row.case_id, 'write')
  const { file, line } = await openScale(scope, { scaleId })
  return { file, line }
}

export type ScaleRetracting = { kind: 'retracted' | 'already-retracted'; caseId: Id<'case'>; instrument: string }

/** Takes an entry out of reading, of every plot and of the counts; what was entered is kept as it was. A correction is this and a new entry. */
export async function retractScale(scope: Scope, { scaleId, reason }: { scaleId: Id<'scale'>; reason: RetractionReason }): Promise<ScaleRetracting> {
  return inOwnTurn(scope, async () => {
    const row = await findScale(scope.db, scaleId)
    if (!row) throw new Refusal('not-found')
    const permit = await permitCase(scope, row.case_id, 'write')
    const clinical = await scope.keys.of('clinical', permit.caseId)
    const { content, seal } = openSealedScale(clinical, row)
    const address = { caseId: permit.caseId, instrument: content.instrument }
    if (row.state === 'retracted') return { kind: 'already-retracted', ...address }
    const { kept } = await listScales(scope, permit)
    const facts = await prepareFact(scope, ...await measuredFacts(scope, permit, kept, kept.filter((one) => one.id !== scaleId)))
    const retraction = sealScaleRetraction(clinical, scaleId, { reason, by: scope.actor.id, at: scope.now().toISOString() })
    const head = await prepareHead(scope, permit.caseId, 'clinical', { id: scaleId, revision: 2, digest: seal.digest })
    const isTaken = await takeBack(scope, {
      mark: (db) => markScaleRetracted(db, permit, scaleId, { retracted_on: today(scope), retraction }), facts, head,
      entry: { did: 'scale.retracted', case: permit.caseId, record: scaleId, about: reason },
    })
    return { kind: isTaken ? 'retracted' : 'already-retracted', ...address }
  })
}
