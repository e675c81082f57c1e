import { closeAlert } from '#app/risk/close-alert.server.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { saveScale } from '#app/scales/save-scale.server.ts'
import { usualRater } from '#app/scales/scale.ts'
import { newId, type Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { PlannedPerson } from './demo-plan.server.ts'

/** Well-being at the assessment; the distress measure of that day is the assessment's own scale. */
export async function measureBefore(scope: Scope, caseId: Id<'case'>, { who5 }: PlannedPerson): Promise<void> {
  if (who5) await enter(scope, caseId, 'who5', who5.pre)
}

/** Both once more, near the end of care, where the plan has them. */
export async function measureAfter(scope: Scope, caseId: Id<'case'>, { measure, who5 }: PlannedPerson): Promise<void> {
  if (measure?.post != null) await enter(scope, caseId, measure.tool, measure.post)
  if (who5?.post != null) await enter(scope, caseId, 'who5', who5.post)
}

/** A total from the paper form, its risk item answered with 0. What rings is asked about in the same session and closed with one line. */
async function enter(scope: Scope, caseId: Id<'case'>, tool: string, total: number): Promise<void> {
  const { id, riskItems } = instrument(tool)
  const alertId = newId<'alert'>()
  const saving = await saveScale(scope, { caseId, entry: {
    id: newId(), alertId, about: { instrument: id, measuredOn: today(scope), version: '', language: scope.actor.language, mode: 'self', rater: usualRater(instrument(tool)) },
    given: { entered: { total }, answers: Object.fromEntries(riskItems.map((item) => [item, 0])) },
  } })
  if (saving.kind !== 'saved') throw new Error(`a scale was not kept: ${saving.kind}`)
  if (saving.findings.length > 0) await closeAlert(scope, { alertId, reason: 'screened-negative', words: 'ASQ: 0' })
}
