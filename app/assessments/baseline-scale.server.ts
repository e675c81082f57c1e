import { record } from '#app/audit/record.server.ts'
import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { AlertGround } from '#app/risk/prepare-alert.server.ts'
import type { Raised } from '#app/risk/raise-alert.server.ts'
import { raisingOf, writeFindings } from '#app/risk/raise-from-findings.server.ts'
import { raiseFromPage } from '#app/scales/answers-of-page.server.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { ringsOf } from '#app/scales/rings-of.server.ts'
import { ringing, ringingAs, type Rings } from '#app/scales/rings.ts'
import { prepareScale, sendUnkept, writeScale, type PreparedScale } from '#app/scales/save-scale.server.ts'
import { usualRater } from '#app/scales/scale.ts'
import { idApart, isSaid } from '#app/risk/rise-of-alert.server.ts'
import { findingsIn } from '#app/scales/given.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import type { OpenDraft } from '#app/sessions/open-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { baselineIn } from './baseline-typed.ts'
import { scaleIds, scales, type AssessmentContent, type ScaleAbout, type ScaleId } from './assessment.ts'
import type { BaselineSending } from './assessment-view.ts'

/**
 * The one scale of a needs assessment is a scale like every other: scored by the engine, the first point of its plot, and
 * what its risk item obliges to is sent when the assessment is signed. Nothing where it was declined.
 */
export async function prepareBaseline(scope: Scope, permit: CasePermit<'write'>, { assessedOn, mode, scale }: AssessmentContent, draftId: string, members: readonly string[]): Promise<PreparedScale | undefined> {
  if (scale.kind === 'declined') return undefined
  const { risk } = scales[scale.scale]
  const usual = { version: '', language: scope.actor.language, mode: mode === 'remote' ? 'phone' : 'self' } as const
  const member = members.find((code) => code === scale.about?.member) ?? members[0]
  return prepareScale(scope, permit, {
    id: newId(), alertId: alertOfBaseline(draftId),
    about: { instrument: scale.scale, measuredOn: assessedOn, rater: usualRater(instrument(scale.scale)), ...usual, ...withoutMember(scale.about), ...(member ? { member } : {}) },
    given: { entered: { total: scale.total }, answers: risk && scale.riskItem !== undefined ? { [risk.id]: scale.riskItem } : {} },
  })
}

/** A number that no member of this family has is nobody's. */
const withoutMember = ({ member: _, ...about }: ScaleAbout = {}): ScaleAbout => about

/** Sent before its signature or with it, it is one alert. */
export const alertOfBaseline = (draftId: string): Id<'alert'> => idApart(draftId as Id<'alert'>, 'scale')

/** What the scale of a draft obliges to waits for no signature: it goes with the save that brings it, or when signing was pressed. */
export async function sendBaseline(scope: Scope, { caseId, draftId, fields, isWhole }: { caseId: Id<'case'>; draftId: string; fields: DraftFields; isWhole: boolean }): Promise<void> {
  const typed = baselineIn(fields)
  if (typed) await sendUnkept(scope, { caseId, alertId: alertOfBaseline(draftId), findings: findingsIn(instrument(typed.tool), Object.entries(typed.values), { isWhole }) })
}

/** The same where nobody's keys are open, by the ticket of the page. Refuses with `not-found`. */
export async function sendBaselineByTicket(ground: AlertGround, { draftId, fields, ticket }: { draftId: Id<'draft'>; fields: DraftFields; ticket: string }): Promise<Raised | undefined> {
  const typed = baselineIn(fields)
  return typed && raiseFromPage(ground, { ...typed, ticket, alertId: alertOfBaseline(draftId), isDone: false })
}

/**
 * What the page has to know to send at once: the alert this draft would send, and what rings on which scale. What a ticket, a device or
 * another window kept sent nothing by being kept: only what an alert says was sent.
 */
export async function baselineSending(scope: Scope, caseId: Id<'case'>, members: BaselineSending['members'], { row, fields }: Pick<OpenDraft, 'row' | 'fields'>): Promise<BaselineSending> {
  const rings = Object.fromEntries(scaleIds.map((id) => [id, ringsOfTotal(id)]).filter(([, rings]) => rings !== undefined)) as BaselineSending['rings']
  const alertId = alertOfBaseline(row.id)
  const typed = baselineIn(fields)
  const loud = typed && rings[typed.tool]
  const raising = typed && raisingOf({ alertId, findings: findingsIn(instrument(typed.tool), Object.entries(typed.values), { isWhole: false }) })
  return { members, alertId, rings, sent: loud && raising && await isSaid(scope, caseId, raising) ? ringingAs(typed.tool, ringing(loud, typed.values)) : '' }
}

/** A total stands here, and at most one item: nothing else of the form can ring. */
function ringsOfTotal(id: ScaleId): Rings | undefined {
  const tool = instrument(id)
  const item = scales[id].risk?.id
  const loud = item && ringsOf(tool).answers[item]
  const totals = tool.risk.flatMap(({ severity, when }) => ('score' in when && when.score === 'total' && severity !== 'supervision_flag' ? [{ op: when.op, value: when.value }] : []))
  return loud || totals.length > 0 ? { answers: item && loud ? { [item]: loud } : {}, sums: [], outcomes: {}, totals } : undefined
}

/** Inside the transaction that signs. The head is the assessment's own: it names both. */
export async function writeBaseline(scope: Scope, permit: CasePermit<'write'>, prepared: PreparedScale): Promise<void> {
  await writeScale(scope, permit, prepared)
  await writeFindings(scope, prepared.alert)
  await record(scope, { did: 'scale.entered', case: permit.caseId, record: prepared.row.id })
}
