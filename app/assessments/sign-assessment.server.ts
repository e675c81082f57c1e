import { record } from '#app/audit/record.server.ts'
import { allowsRecord, type ConsentStanding } from '#app/cases/case.ts'
import { groundOfCase, namesInTheWay, type NamesWait } from '#app/cases/check-names.server.ts'
import { moveCase } from '#app/cases/move-case.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { headerOf } from '#app/cases/read-header.server.ts'
import { inOwnTurn, prepareFact, writeFacts } from '#app/facts/add-fact.server.ts'
import { describing } from '#app/facts/fact.ts'
import { prepareHead, writeHead } from '#app/keys/head.server.ts'
import { signRecord } from '#app/keys/signed-record.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import type { OpenDraft } from '#app/sessions/open-draft.server.ts'
import { draftToSign, spendDraft } from '#app/sessions/spend-draft.server.ts'
import { prepareAlert, writeAlert } from '#app/risk/raise-alert.server.ts'
import type { PreparedAlert } from '#app/risk/prepare-alert.server.ts'
import { endScreening } from '#app/risk/end-screening.server.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { alertOf, isSent } from '#app/risk/risk-part.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { AssessmentContent, KeptAssessment } from './assessment.ts'
import { consentOn } from './assessment-consent.ts'
import { readAssessment, readRisk } from './assessment-form.server.ts'
import { alertOfBaseline, prepareBaseline, sendBaseline, writeBaseline } from './baseline-scale.server.ts'
import { findAssessment, insertAssessment } from './assessment-table.server.ts'
import { metadataOf, sealAssessment } from './sealed-assessment.server.ts'

export type AssessmentSigning =
  | { kind: 'signed'; assessmentId: Id<'assessment'> }
  /** There is no consent to a record that holds today; care goes on, a first contact can always be written. */
  | { kind: 'consent-awaited'; standing: ConsentStanding }
  | NamesWait

export type AssessmentDraftSigning = AssessmentSigning | { kind: 'not-ready' } | { kind: 'compare-first' }

/** Locks the core assessment: a registered case is assessed from now on, and the person is counted once. */
export async function signAssessment(scope: Scope, { caseId, content, draft, left }: { caseId: Id<'case'>; content: AssessmentContent; draft?: OpenDraft; left?: string | undefined }): Promise<AssessmentSigning> {
  return inOwnTurn(scope, async () => {
    const permit = await permitCase(scope, caseId, 'write')
    const standing = consentOn(permit, today(scope))
    if (!allowsRecord(standing)) return alertFirst(scope, permit, content, draft, { kind: 'consent-awaited', standing })
    const names = await namesInTheWay(scope, groundOfCase(scope, permit), draft ? textsIn('assessment', draft.fields) : { presenting: content.presenting }, left)
    if (names) return alertFirst(scope, permit, content, draft, names)
    const alert = await unsentAlert(scope, permit, content, draft)
    const { row, head, facts, scale } = await prepareAssessment(scope, permit, content, (draft?.row.id ?? newId()) as string as Id<'assessment'>)
    return inTransaction(scope, async (scope) => {
      if (draft) await spendDraft(scope, draft)
      // before what this signature itself sends: that is asked about now, as is what its scale has sent
      await endScreening(scope, caseId, draft && [alertOfBaseline(draft.row.id)])
      if (alert) await writeAlert(scope, alert)
      await insertAssessment(scope.db, permit, row)
      if (scale) await writeBaseline(scope, permit, scale)
      await writeHead(scope.db, head)
      await writeFacts(scope.db, facts)
      await record(scope, { did: 'assessment.signed', case: caseId, record: row.id, head: head.digest })
      await moveCase(scope, permit, 'assessed')
      return { kind: 'signed', assessmentId: row.id }
    })
  })
}

/** Consent and names hold up a signature and never an alert: a risk that was not sent yet goes now, as an answer of its own, and only once; what its scale found as well. */
async function alertFirst<T>(scope: Scope, permit: CasePermit<'write'>, { risk }: Pick<AssessmentContent, 'risk'>, draft: OpenDraft | undefined, answer: T, isWhole = true): Promise<T> {
  if (draft) await sendBaseline(scope, { caseId: permit.caseId, draftId: draft.row.id, fields: draft.fields, isWhole })
  if (!draft || !alertOf(risk) || await isSaved(scope, risk, draft)) return answer
  const { riskProtective: protective = '', riskAction: actionNow = '', riskTold: told = '' } = draft.fields
  await saveRiskPart(scope, { caseId: permit.caseId, aboutId: draft.row.id, member: '', alertId: alertIdOf(draft), part: { ...risk, protective, actionNow, told } })
  return answer
}

/** A new or higher risk that was not saved as an answer of its own before is sent with the signature: never not at all. */
async function unsentAlert(scope: Scope, permit: CasePermit<'write'>, { risk }: AssessmentContent, draft: OpenDraft | undefined): Promise<PreparedAlert | undefined> {
  const level = alertOf(risk)
  if (!level || (draft && await isSaved(scope, risk, draft))) return undefined
  return prepareAlert(scope, permit, { alertId: draft ? alertIdOf(draft) : newId<'alert'>(), level, source: 'assessment', ...(risk.type ? { type: risk.type } : {}) })
}

async function isSaved(scope: Scope, risk: AssessmentContent['risk'], { row }: OpenDraft): Promise<boolean> {
  return (await readRiskParts(scope, row.id)).some((part) => part.kind === 'open' && isSent(part.part, risk))
}

/** Signing twice, or after something held it up, sends one. */
const alertIdOf = ({ row }: OpenDraft): Id<'alert'> => row.id as string as Id<'alert'>

/** The same from a draft, which is gone afterwards; the assessment keeps its id. */
export async function signAssessmentDraft(scope: Scope, { draftId, left }: { draftId: Id<'draft'>; left?: string | undefined }): Promise<AssessmentDraftSigning> {
  const draft = await draftToSign(scope, { draftId, about: 'assessment' })
  if (!draft) return signedBefore(scope, draftId)
  if (!draft.row.case_id) throw new Refusal('not-found')
  const read = readAssessment(draft.fields, today(scope))
  if (draft.copies.length > 0) return alertOfDraft(scope, draft, { kind: 'compare-first' })
  if (read.kind === 'not-ready') return alertOfDraft(scope, draft, { kind: 'not-ready' })
  return signAssessment(scope, { caseId: draft.row.case_id, content: read.content, draft, left })
}

/** The risk answer may be whole where the form is not. */
async function alertOfDraft<T>(scope: Scope, draft: OpenDraft, answer: T): Promise<T> {
  if (!draft.row.case_id) return answer
  return alertFirst(scope, await permitCase(scope, draft.row.case_id, 'write'), { risk: readRisk(draft.fields) ?? { answer: 'nothing' } }, draft, answer, false)
}

async function signedBefore(scope: Scope, draftId: Id<'draft'>): Promise<AssessmentDraftSigning> {
  const row = await findAssessment(scope.db, draftId as string as Id<'assessment'>)
  if (row?.author_id !== scope.actor.id) throw new Refusal('not-found')
  return { kind: 'signed', assessmentId: row.id }
}

async function prepareAssessment(scope: Scope, permit: CasePermit<'write'>, content: AssessmentContent, id: Id<'assessment'>) {
  const clinical = await scope.keys.of('clinical', permit.caseId)
  const header = await headerOf(scope, permit)
  const factId = newId<'fact'>()
  const scale = await prepareBaseline(scope, permit, content, id, (header.members ?? []).map(({ code }) => code))
  const clear = { id, author_id: scope.actor.id, assessed_on: content.assessedOn, signed_on: today(scope), state: 'signed' as const }
  const signed = signRecord(scope.keys, 'assessment', { ...content, ...(scale ? { scale: { ...content.scale, scaleId: scale.row.id } } : {}), factId } as KeptAssessment, metadataOf({ ...clear, case_id: permit.caseId }), scope.now().toISOString())
  const people = header.members ?? [header]
  return {
    row: { ...clear, document: sealAssessment(clinical, clear.id, signed) },
    scale, head: await prepareHead(scope, permit.caseId, 'clinical', [{ id: clear.id, revision: 1, digest: signed.seal.digest }, ...(scale ? [scale.inHead] : [])]),
    facts: await prepareFact(scope, { id: factId, kind: 'assessed', on: content.assessedOn, subjects: people.map((one) => one.subject), district: permit.file.district, ...describing(people), session: permit.file.kind, codes: [content.conclusion, content.urgency] }, ...(scale?.facts ?? [])),
  }
}
