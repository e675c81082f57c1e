import type { CaseHeader } from '#app/cases/case.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { isSent, lackingIn, type RiskPart } from '#app/risk/risk-part.ts'
import { readRiskParts, type ReadPart } from '#app/risk/read-risk-parts.server.ts'
import { prepareRiskPart, saveRiskPart, type PartSaving, type PreparedPart } from '#app/risk/save-risk-part.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { findDraft } from './draft-table.server.ts'
import type { DraftFields } from './draft.ts'
import type { NoteContent, Risk } from './note.ts'
import type { NoteProblems } from './note-form.server.ts'
import { riskGiven } from './risk-fields.ts'

export type RiskSaving = PartSaving | { kind: 'not-whole'; problems: Record<string, string> }

/** Saves the risk answer of a note or an assessment that is still a draft: for the case's person, or for one member in the member's own part. */
export async function saveRiskOfNote(scope: Scope, { draftId, member, part, ...sending }: { draftId: Id<'draft'>; member: string; part: Partial<RiskPart> & Pick<RiskPart, 'protective' | 'actionNow' | 'told'>; alertId: Id<'alert'>; press?: string | undefined }): Promise<RiskSaving> {
  const draft = await findDraft(scope.db, scope.actor.id, draftId)
  if ((draft?.about !== 'note' && draft?.about !== 'assessment') || !draft.case_id) throw new Refusal('not-found')
  const problems = lackingIn(part)
  if (Object.keys(problems).length > 0) return { kind: 'not-whole', problems }
  const permit = await permitCase(scope, draft.case_id, 'write')
  const caseId = member ? ownCaseOf(permit, await headerOf(scope, permit), member) : permit.caseId
  return saveRiskPart(scope, { caseId, aboutId: draftId, member, part: part as RiskPart, ...sending })
}

/** Where a member's answer is kept: in the member's own case, otherwise in the family's. */
function ownCaseOf({ caseId }: CasePermit<'write'>, { members = [] }: CaseHeader, code: string): Id<'case'> {
  const member = members.find((one) => one.code === code)
  if (!member) throw new Refusal('not-found')
  return member.caseId ?? caseId
}

export type RiskToSign = { kind: 'not-ready'; problems: NoteProblems } | { kind: 'ready'; content: NoteContent; parts: PreparedPart[] }

/**
 * What signing asks of the risk answer. A new or higher risk has been saved as its own part before. In a family session
 * there is one answer for each member who was there, in that member's own part; "nothing" and "not asked, because" stand
 * for everybody who has none of their own yet. The common part then holds no answer.
 */
export async function riskToSign(scope: Scope, permit: CasePermit<'write'>, header: CaseHeader, { draftId, fields }: { draftId: Id<'draft'>; fields: DraftFields }, content: NoteContent): Promise<RiskToSign> {
  const { risk, ...common } = content
  if (!risk) return { kind: 'ready', content, parts: [] }
  const saved = await readRiskParts(scope, draftId)
  if (permit.file.kind !== 'family' || content.kind !== 'family') {
    return isSaid(saved, '', risk) ? { kind: 'ready', content, parts: [] } : { kind: 'not-ready', problems: { riskAnswer: 'risk-part-first' } }
  }
  const lacking = content.participants.filter((member) => !saved.some((part) => part.member === member))
  const standsForAll = lacking.length === 0 || risk.answer === 'nothing' || risk.answer === 'not-asked'
  // what was typed in a member's own part and not saved would be signed away by the answer for everybody
  if (!standsForAll || !content.participants.every((member) => isSaid(saved, member, riskGiven(fields, member)))) return { kind: 'not-ready', problems: { riskAnswer: 'risk-members-first' } }
  const parts = await Promise.all(lacking.map((member) => prepareRiskPart(scope, { caseId: ownCaseOf(permit, header, member), aboutId: draftId, member, part: partOf(risk), alertId: newId<'alert'>() })))
  return { kind: 'ready', content: common, parts }
}

/** A new or higher risk has been saved as high as it is signed. */
const isSaid = (saved: ReadPart[], member: string, given: { answer?: string; level?: string; type?: string }): boolean =>
  given.answer !== 'new-or-higher' || saved.some((part) => part.member === member && part.kind === 'open' && isSent(part.part, given as Pick<RiskPart, 'level' | 'type'>))
const partOf = ({ answer, reason }: Risk): RiskPart => ({ answer, ...(reason ? { reason } : {}), protective: '', actionNow: '', told: '' })
