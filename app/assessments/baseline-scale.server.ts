import { record } from '#app/audit/record.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { prepareScale, writeScale, type PreparedScale } from '#app/scales/save-scale.server.ts'
import { usualRater } from '#app/scales/scale.ts'
import { newId } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { scales, type AssessmentContent } from './assessment.ts'

/**
 * The one scale of a needs assessment is a scale like every other: scored by the engine, the first point of its plot, and
 * what its risk item obliges to is sent when the assessment is signed. Nothing where it was declined.
 */
export async function prepareBaseline(scope: Scope, permit: CasePermit<'write'>, { assessedOn, mode, scale }: AssessmentContent, member: string | undefined): Promise<PreparedScale | undefined> {
  if (scale.kind === 'declined') return undefined
  const { risk } = scales[scale.scale]
  return prepareScale(scope, permit, {
    id: newId(), alertId: newId(),
    about: {
      instrument: scale.scale, measuredOn: assessedOn, version: '', language: scope.actor.language, mode: mode === 'remote' ? 'phone' : 'self', rater: usualRater(instrument(scale.scale)), ...(member ? { member } : {}),
    },
    given: { entered: { total: scale.total }, answers: risk && scale.riskItem !== undefined ? { [risk.id]: scale.riskItem } : {} },
  })
}

/** Inside the transaction that signs. The head is the assessment's own: it names both. */
export async function writeBaseline(scope: Scope, permit: CasePermit<'write'>, prepared: PreparedScale): Promise<void> {
  await writeScale(scope, permit, prepared)
  await writeFindings(scope, prepared.alert)
  await record(scope, { did: 'scale.entered', case: permit.caseId, record: prepared.row.id })
}
