import { consentSheet } from './consent-given.ts'
import { moveCase } from '#app/cases/move-case.server.ts'
import { openCase, type NewMember } from '#app/cases/open-case.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote, type Signing } from '#app/sessions/sign-note.server.ts'
import type { RiskPart } from '#app/risk/risk-part.ts'
import { riskGiven } from '#app/sessions/risk-fields.ts'
import { saveRiskOfNote } from '#app/sessions/risk-of-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'

/** An own case with consent, through the same act a person uses; assessed, so that a first session brings it into care. */
export async function ownCase(scope: Scope, { kind = 'individual', members, supervision = true }: { kind?: 'individual' | 'family'; members?: NewMember[]; supervision?: boolean } = {}): Promise<Id<'case'>> {
  const { caseId } = await openCase(scope, {
    kind, district: 'Aghdam', header: { sex: 'female', ageBand: '26-45', category: 'mine-survivor' }, ...(members ? { members } : {}), consent: consentSheet(supervision),
  })
  const permit = await permitCase(scope, caseId, 'write')
  await inTransaction(scope, async (scope) => moveCase(scope, permit, 'assessed'))
  return caseId
}

export const soap: DraftFields = {
  sessionOn: '2024-05-13', startsAt: '10:00', minutes: '50', outcome: 'held', kind: 'individual', mode: 'face-to-face', format: 'soap',
  subjective: 'She slept four hours.', objective: 'Calm, tearful once.', assessment: 'Grief, less avoidance.', plan: 'Walk to the shop with her sister.', homeTask: 'Sleep diary',
  interventions: 'psychoeducation,sleep-work', goal1: 'better', riskAnswer: 'nothing', nextOn: '2024-05-20',
}

/** Writes and signs a note as a person would: a draft, a save, a signature. */
export async function signed(scope: Scope, caseId: Id<'case'>, fields: DraftFields = {}): Promise<Id<'note'>> {
  const { draftId } = await startDraft(scope, { caseId })
  await saveDraft(scope, { draftId, base: 1, fields: { ...soap, ...fields } })
  // a new or higher risk is saved as its own part before anybody can sign
  const risk = riskGiven(fields, '') as Partial<RiskPart>
  if (risk.answer === 'new-or-higher') await saveRiskOfNote(scope, { draftId, member: '', alertId: newId<'alert'>(), part: { protective: '', actionNow: '', told: '', ...risk } })
  const signing = await signNote(scope, { draftId })
  if (signing.kind !== 'signed') throw new Error(`not signed: ${describe(signing)}`)
  return signing.noteId
}

const describe = (signing: Signing): string => (signing.kind === 'not-ready' ? JSON.stringify(signing.problems) : signing.kind)
