import { groundOfCase, namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { takeBackAssessed } from '#app/cases/move-case.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { AssessmentRetractionReason } from '#app/cases/retraction.ts'
import { takeBack } from '#app/cases/take-back.server.ts'
import { inOwnTurn, prepareFact } from '#app/facts/add-fact.server.ts'
import { cancelling } from '#app/facts/fact.ts'
import { prepareHead } from '#app/keys/head.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { findAssessment, markAssessmentRetracted, otherAssessmentStands } from './assessment-table.server.ts'
import { openSealedAssessment, sealAssessmentRetraction } from './sealed-assessment.server.ts'

export type OwnAssessment = { id: Id<'assessment'>; caseId: Id<'case'>; code: string; word: string; on: string }

/** Which one is meant, before it is retracted; nothing of it is opened. Retracted: not found. */
export async function ownAssessment(scope: Scope, { assessmentId }: { assessmentId: Id<'assessment'> }): Promise<OwnAssessment> {
  const row = await findAssessment(scope.db, assessmentId)
  if (row?.state !== 'signed') throw new Refusal('not-found')
  const { file } = await permitCase(scope, row.case_id, 'write')
  return { id: row.id, caseId: file.id, code: file.code, word: file.word, on: row.assessed_on }
}

export type RetractingAssessment = { kind: 'retracted' | 'already-retracted' } | NamesWait
type Given = { assessmentId: Id<'assessment'>; reason: AssessmentRetractionReason; words?: string; left?: string | undefined }

/**
 * Takes an assessment out of reading and out of the counts; what was signed is kept as it was. A case that nothing else makes
 * assessed is registered again. Its scale is a record of its own and stays until it is retracted itself, and so is an alert.
 */
export async function retractAssessment(scope: Scope, { assessmentId, reason, words = '', left }: Given): Promise<RetractingAssessment> {
  return inOwnTurn(scope, async () => {
    const row = await findAssessment(scope.db, assessmentId)
    if (!row) throw new Refusal('not-found')
    const permit = await permitCase(scope, row.case_id, 'write')
    const clinical = await scope.keys.of('clinical', permit.caseId)
    if (row.state === 'retracted') return { kind: 'already-retracted' }
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), { words }, left)
    if (names) return names
    const { content, seal } = openSealedAssessment(clinical, row)
    const retraction = sealAssessmentRetraction(clinical, row.id, { reason, words, retractedAt: scope.now().toISOString(), by: scope.actor.id })
    const isTaken = await takeBack(scope, {
      mark: (db) => markAssessmentRetracted(db, permit, row.id, { retracted_on: today(scope), retraction }),
      facts: await prepareFact(scope, cancelling(newId<'fact'>(), { id: content.factId, on: content.assessedOn })),
      head: await prepareHead(scope, permit.caseId, 'clinical', { id: row.id, revision: 2, digest: seal.digest }),
      entry: { did: 'assessment.retracted', case: permit.caseId, record: row.id, about: reason },
      also: async (scope) => { if (!await otherAssessmentStands(scope.db, permit, row.id)) await takeBackAssessed(scope, permit) },
    })
    return { kind: isTaken ? 'retracted' : 'already-retracted' }
  })
}
