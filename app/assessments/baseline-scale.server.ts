import { record } from '#app/audit/record.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import { writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { prepareScale, sendUnkept, writeScale, type PreparedScale } from '#app/scales/save-scale.server.ts'
import { usualRater } from '#app/scales/scale.ts'
import { idApart } from '#app/risk/rise-of-alert.server.ts'
import { findingsIn } from '#app/scales/given.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { scaleIds, scales, type AssessmentContent } from './assessment.ts'

/**
 * The one scale of a needs assessment is a scale like every other: scored by the engine, the first point of its plot, and
 * what its risk item obliges to is sent when the assessment is signed. Nothing where it was declined.
 */
export async function prepareBaseline(scope: Scope, permit: CasePermit<'write'>, { assessedOn, mode, scale }: AssessmentContent, draftId: string, member: string | undefined): Promise<PreparedScale | undefined> {
  if (scale.kind === 'declined') return undefined
  const { risk } = scales[scale.scale]
  return prepareScale(scope, permit, {
    id: newId(), alertId: alertOfBaseline(draftId),
    about: {
      instrument: scale.scale, measuredOn: assessedOn, version: '', language: scope.actor.language, mode: mode === 'remote' ? 'phone' : 'self', rater: usualRater(instrument(scale.scale)), ...(member ? { member } : {}),
    },
    given: { entered: { total: scale.total }, answers: risk && scale.riskItem !== undefined ? { [risk.id]: scale.riskItem } : {} },
  })
}

/** Sent before its signature or with it, it is one alert. */
const alertOfBaseline = (draftId: string): Id<'alert'> => idApart(draftId as Id<'alert'>, 'scale')

/** A signature that is held up holds up no alert: what the scale of a draft obliges to goes when signing was pressed. */
export async function sendBaseline(scope: Scope, { caseId, draftId, fields, isWhole }: { caseId: Id<'case'>; draftId: string; fields: DraftFields; isWhole: boolean }): Promise<void> {
  const name = scaleIds.find((id) => id === fields.scale)
  if (!name) return
  const { risk } = scales[name]
  const typed: [string, string][] = [['entered.total', fields.total ?? ''], ...(risk ? [[`answers.${risk.id}`, fields.riskItem ?? ''] satisfies [string, string]] : [])]
  await sendUnkept(scope, { caseId, alertId: alertOfBaseline(draftId), findings: findingsIn(instrument(name), typed, { isWhole }) })
}

/** Inside the transaction that signs. The head is the assessment's own: it names both. */
export async function writeBaseline(scope: Scope, permit: CasePermit<'write'>, prepared: PreparedScale): Promise<void> {
  await writeScale(scope, permit, prepared)
  await writeFindings(scope, prepared.alert)
  await record(scope, { did: 'scale.entered', case: permit.caseId, record: prepared.row.id })
}
