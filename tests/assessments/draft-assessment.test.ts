import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftAssessment, showAssessmentEditor, showAssessmentSigning } from '#app/assessments/draft-assessment.server.ts'
import { openAssessment } from '#app/assessments/read-assessment.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openFirstContact } from '#app/risk/open-first-contact.server.ts'
import { saveRiskPart } from '#app/risk/save-risk-part.server.ts'
import { withdrawConsent } from '#app/cases/withdraw-consent.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { listScales } from '#app/scales/list-scales.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let caseId: Id<'case'>
let draftId: Id<'draft'>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  caseId = await ownCase(rena)
  draftId = await begun()
})
afterEach(() => p.close())

const again = () => p.again(rena)
const begun = async () => {
  const start = await draftAssessment(again(), { caseId })
  if (start.kind !== 'begun') throw new Error(start.kind)
  return start.draftId
}
const fields = {
  place: 'home', presenting: '“I hear it again.”', selfCare: '0', work: '2', family: '1', community: '3', riskAnswer: 'nothing', scale: 'declined', conclusion: 'individual', urgency: 'week',
}
const refused = (error: unknown) => isRefusal(error) && error.kind === 'not-found'

test('it is written as a draft, once for a case, and signed from there under the same id', async () => {
  expect(await begun()).toBe(draftId)
  await saveDraft(again(), { draftId, base: 1, fields })
  expect(await listDrafts(again(), { caseId })).toMatchObject([{ about: 'assessment' }])
  expect(await showAssessmentSigning(again(), { draftId })).toMatchObject({ content: { assessedOn: '2024-05-14', mode: 'face-to-face', presenting: '“I hear it again.”' }, mayBeWritten: true })
  expect(await signAssessmentDraft(again(), { draftId })).toEqual({ kind: 'signed', assessmentId: draftId })
  expect((await openAssessment(again(), { assessmentId: draftId as string as Id<'assessment'> })).content.presenting).toBe('“I hear it again.”')
  expect(await listDrafts(again())).toEqual([])
  expect(await signAssessmentDraft(again(), { draftId })).toEqual({ kind: 'signed', assessmentId: draftId })
  expect(await begun()).not.toBe(draftId)
})

test('what is not ready is said beside its field', async () => {
  await saveDraft(again(), { draftId, base: 1, fields: { ...fields, presenting: ' ', riskAnswer: '' } })
  expect((await showAssessmentEditor(again(), { draftId, check: true })).problems).toEqual({ presenting: 'required', riskAnswer: 'choose' })
  expect(await signAssessmentDraft(again(), { draftId })).toEqual({ kind: 'not-ready' })
  expect(await showAssessmentSigning(again(), { draftId })).toMatchObject({ notReady: true })
})

test('two windows are compared first; a ticket keeps text without a session', async () => {
  const { ticket } = await editorTicket(again(), draftId)
  await saveDraft(again(), { draftId, base: 1, fields })
  const ground = { db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now }
  await saveDraftByTicket(ground, { draftId, ticket, base: 1, fields: { presenting: 'other words' } })
  expect(await signAssessmentDraft(again(), { draftId })).toEqual({ kind: 'compare-first' })
})

test('without consent to a record none is begun, and one begun before waits as a draft', async () => {
  const { caseId: other } = await openFirstContact(rena, { district: 'Aghdam', place: 'school', sex: 'male', ageBand: '12-17', done: ['calming'], risk: 'none', line: 'x' })
  expect(await draftAssessment(again(), { caseId: other })).toEqual({ kind: 'consent-awaited' })
  await saveDraft(again(), { draftId, base: 1, fields })
  await withdrawConsent(again(), { caseId, what: ['record'] })
  expect(await signAssessmentDraft(again(), { draftId })).toMatchObject({ kind: 'consent-awaited' })
  expect(await listDrafts(again())).toHaveLength(1)
})

test('its alert waits for nothing that holds up the signature, goes once, and goes again only when it rises', async () => {
  const levels = async () => (await listAlerts(again())).map(({ level }) => level)
  const risk = { riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'low' }
  await saveDraft(again(), { draftId, base: 1, fields: { ...fields, ...risk, presenting: '' } })
  expect([await signAssessmentDraft(again(), { draftId }), await levels()]).toEqual([{ kind: 'not-ready' }, ['to-be-screened']])
  await saveDraft(again(), { draftId, base: 2, fields: { presenting: fields.presenting, riskLevel: 'high' } })
  await withdrawConsent(again(), { caseId, what: ['record'] })
  for (const press of ['first', 'second']) expect([press, await signAssessmentDraft(again(), { draftId }), await levels()]).toMatchObject([press, { kind: 'consent-awaited' }, ['high']])
})

test('what its scale obliges to waits for no signature either: once when signing is held up, and the same one when it is signed', async () => {
  const sent = async () => (await listAlerts(again())).map(({ level, id }) => ({ level, id }))
  const phq9 = { scale: 'phq9', total: '6', riskItem: '' }
  // an item still empty is asked for once more before it counts as skipped
  await saveDraft(again(), { draftId, base: 1, fields: { ...fields, ...phq9, presenting: '' } })
  expect([await signAssessmentDraft(again(), { draftId }), await sent()]).toEqual([{ kind: 'not-ready' }, []])
  await saveDraft(again(), { draftId, base: 2, fields: { riskItem: '1' } })
  expect(await signAssessmentDraft(again(), { draftId })).toEqual({ kind: 'not-ready' })
  const first = await sent()
  expect(first).toMatchObject([{ level: 'to-be-screened' }])
  await saveDraft(again(), { draftId, base: 3, fields: { presenting: fields.presenting } })
  expect([(await signAssessmentDraft(again(), { draftId })).kind, await sent()]).toEqual(['signed', first])
})

test('an assessment that is signed with more than was saved sends it with the signature', async () => {
  const given = { caseId, aboutId: draftId, member: '', part: { answer: 'new-or-higher', type: 'suicide', level: 'low', protective: '', actionNow: '', told: '' } } as const
  await saveRiskPart(again(), { ...given, alertId: newId<'alert'>() })
  await saveDraft(again(), { draftId, base: 1, fields: { ...fields, riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'imminent' } })
  expect((await signAssessmentDraft(again(), { draftId })).kind).toBe('signed')
  expect((await listAlerts(again())).map(({ level }) => level)).toEqual(['imminent', 'to-be-screened'])
})

test('nobody else reads or signs it', async () => {
  const nigar = await p.person('Nigar', ['psychologist'])
  for (const act of [() => showAssessmentEditor(nigar, { draftId, check: false }), () => signAssessmentDraft(nigar, { draftId }), () => draftAssessment(nigar, { caseId })]) await expect(act()).rejects.toSatisfy(refused)
})

test('its scale says whose sheet it is, in which language and how it was filled in; an older draft takes the usual', async () => {
  const child = { role: 'older-child', sex: 'male', ageBand: '12-17', category: 'family-of-survivor' } as const
  caseId = await ownCase(again(), { kind: 'family', members: [child] })
  const scale = { scale: 'phq9', total: '6', riskItem: '0' }
  const signedWith = async (about: Record<string, string>) => {
    draftId = await begun()
    const { view, baseline } = await showAssessmentEditor(again(), { draftId, check: false })
    expect([view.fields, baseline.members]).toMatchObject([{ scaleMember: 'M1', scaleLanguage: 'en', scaleMode: 'self' }, [{ code: 'M1' }, { code: 'M2' }]])
    await saveDraft(again(), { draftId, base: 1, fields: { ...fields, ...scale, ...about } })
    expect((await signAssessmentDraft(again(), { draftId })).kind).toBe('signed')
    const { content: { scale: kept } } = await openAssessment(again(), { assessmentId: draftId as string as Id<'assessment'> })
    return (await listScales(again(), await permitCase(again(), caseId, 'read'))).kept.find(({ id }) => kept.kind === 'total' && id === kept.scaleId)?.content
  }
  expect(await signedWith({ scaleMember: 'M2', scaleLanguage: 'az', scaleMode: 'read-aloud', scaleVersion: ' 2.1 ' })).toMatchObject({ member: 'M2', language: 'az', mode: 'read-aloud', version: '2.1' })
  const none = { scaleMember: '', scaleLanguage: '', scaleMode: '', scaleVersion: '' }
  expect(await signedWith(none)).toMatchObject({ member: 'M1', language: 'en', mode: 'self', version: '' })
  expect(await signedWith({ ...none, scaleMember: 'M9' })).toMatchObject({ member: 'M1' })
})
