import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { itemsOf } from '#app/scales/answers.ts'
import { findInstrument } from '#app/scales/instruments.server.ts'
import { keptAmong } from '#app/scales/kept-among.server.ts'
import { idFrom, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { DraftFields } from './draft.ts'
import { withJottings } from './jotting.ts'
import { openDraft } from './open-draft.server.ts'
import { satScales, scaleInWords, type SatScale } from './sat-scale.ts'

/** Filled in with the client and not kept as a scale yet. */
export async function scalesWaiting(scope: Scope, permit: CasePermit<'write'>, fields: DraftFields): Promise<SatScale[]> {
  const sat = satScales(fields).filter(({ tool }) => findInstrument(tool))
  if (sat.length === 0) return []
  const kept = await keptAmong(scope, permit, sat.map(({ scaleId }) => scaleId))
  return sat.filter(({ scaleId }) => !kept.has(scaleId))
}

/** The form of such a scale as it was filled in, to be looked at and kept. Refuses with `not-found`. */
export async function filledWithClient(scope: Scope, { caseId, instrumentId, answers }: { caseId: Id<'case'>; instrumentId: string; answers: string }): Promise<Record<string, string>> {
  const [id, opening] = answers.split('~')
  const draftId = idFrom<'draft'>(id)
  if (!draftId) throw new Refusal('not-found')
  await permitCase(scope, caseId, 'write')
  const { row, fields } = await openDraft(scope, { draftId })
  const sat = row.case_id === caseId ? satScales(fields).find((one) => String(one.opening) === opening && one.tool === instrumentId) : undefined
  if (!sat) throw new Refusal('not-found')
  return { ...sat.values, scaleId: sat.scaleId, alertId: sat.alertId, measuredOn: row.started_on }
}

/** What would be lost by signing now goes below the text. */
export async function withScalesLeft(scope: Scope, permit: CasePermit<'write'>, fields: DraftFields): Promise<DraftFields> {
  const left = await scalesWaiting(scope, permit, fields)
  if (left.length === 0) return fields
  const lines = left.map(({ tool: id, values }) => {
    const tool = findInstrument(id)!
    return scaleInWords(tool.short, values, { items: [...itemsOf(tool).values()], scores: tool.scores.map(({ id }) => id), outcomes: tool.outcomes })
  })
  const taken = withJottings(fields)
  return { ...taken, text: [taken.text ?? '', ...lines].filter(Boolean).join('\n\n') }
}
