import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '#app/cases/open-case.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import type { RiskPart } from '#app/risk/risk-part.ts'
import { readRiskParts } from '#app/risk/read-risk-parts.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { saveRiskOfNote } from '#app/sessions/risk-of-note.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { consentSheet } from './consent-given.ts'
import { ownCase, soap } from './own-case.ts'

let w: AlertWorld
beforeAll(async () => { w = await alertWorld() })
afterAll(() => w.close())

const rena = () => w.again(w.rena)
const higher: RiskPart = { answer: 'new-or-higher', type: 'suicide', level: 'high', protective: 'Her sister', actionNow: 'Not alone tonight', told: 'Sister told' }
const answered = (draftId: Id<'draft'>, part: Partial<RiskPart>, member = '', alertId = newId<'alert'>()) =>
  saveRiskOfNote(rena(), { draftId, member, alertId, part: { protective: '', actionNow: '', told: '', ...part } })
const alertsOf = async (caseId: Id<'case'>) => (await listAlerts(w.again(w.leyla))).filter((line) => line.caseId === caseId)

describe('one person', () => {
  test('autosave sends nothing, saving the answer sends it once, and only then the note can be signed', async () => {
    const caseId = await ownCase(rena())
    const { draftId } = await startDraft(rena(), { caseId })
    await saveDraft(rena(), { draftId, base: 1, fields: { ...soap, riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'high' } })
    expect(await alertsOf(caseId)).toEqual([])
    expect(await signNote(rena(), { draftId })).toEqual({ kind: 'not-ready', problems: { riskAnswer: 'risk-part-first' } })
    expect(await answered(draftId, { answer: 'new-or-higher', type: 'suicide' })).toEqual({ kind: 'not-whole', problems: { level: 'choose' } })
    const alertId = newId<'alert'>()
    const first = await answered(draftId, higher, '', alertId)
    expect(first).toMatchObject({ kind: 'saved', alert: { kind: 'sent' } })
    const sent = first.kind === 'saved' ? first.alert!.alertId : undefined
    expect(await answered(draftId, higher, '', alertId)).toMatchObject({ kind: 'saved', alert: { kind: 'already-sent', alertId: sent } })
    expect(await alertsOf(caseId)).toMatchObject([{ id: sent, level: 'high', delivery: 'sent' }])
    expect((await signNote(rena(), { draftId })).kind).toBe('signed')
    expect(await alertsOf(caseId)).toHaveLength(1)
    expect(await readRiskParts(w.again(w.leyla), draftId)).toMatchObject([{ kind: 'open', part: { actionNow: 'Not alone tonight' } }])
  })

  test('low saved and imminent after it on the same page is one alert, which rises', async () => {
    const caseId = await ownCase(rena())
    const { draftId } = await startDraft(rena(), { caseId })
    const alertId = newId<'alert'>()
    await answered(draftId, { ...higher, level: 'low' }, '', alertId)
    const low = await alertsOf(caseId)
    expect(low).toMatchObject([{ level: 'to-be-screened', state: 'screening' }])
    expect(await answered(draftId, { ...higher, level: 'imminent' }, '', alertId)).toMatchObject({ kind: 'saved', alert: { kind: 'sent', alertId: low[0]!.id } })
    expect(await alertsOf(caseId)).toMatchObject([{ id: low[0]!.id, level: 'imminent', state: 'raised' }])
  })

  test('a note is not signed with more than was sent: higher, or of another type', async () => {
    const caseId = await ownCase(rena())
    const { draftId } = await startDraft(rena(), { caseId })
    const typed = { ...soap, riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'imminent' }
    await saveDraft(rena(), { draftId, base: 1, fields: typed })
    const notSent = { kind: 'not-ready', problems: { riskAnswer: 'risk-part-first' } }
    for (const weaker of [{ ...higher, level: 'low' as const }, { ...higher, level: 'imminent' as const, type: 'self-harm' as const }]) {
      await answered(draftId, weaker)
      expect([await signNote(rena(), { draftId }), await showSigning(rena(), { draftId })]).toMatchObject([notSent, { problems: notSent.problems }])
    }
    await answered(draftId, { ...higher, level: 'imminent' })
    expect((await signNote(rena(), { draftId })).kind).toBe('signed')
  })

  test('"not asked, because" is a full answer, and a low level is asked about again', async () => {
    const caseId = await ownCase(rena())
    const { draftId } = await startDraft(rena(), { caseId })
    expect(await answered(draftId, { answer: 'not-asked' })).toEqual({ kind: 'not-whole', problems: { reason: 'choose' } })
    expect(await answered(draftId, { answer: 'not-asked', reason: 'not-the-moment' })).toEqual({ kind: 'saved', alert: undefined })
    await answered(draftId, { ...higher, level: 'low' })
    expect(await alertsOf(caseId)).toMatchObject([{ level: 'to-be-screened' }])
    const nigar = await w.person('Nigar', ['psychologist'])
    await expect(saveRiskOfNote(nigar, { draftId, member: '', alertId: newId<'alert'>(), part: higher })).rejects.toSatisfy(isRefusal)
  })
})

describe('a family session', () => {
  test('holds one answer for each member who was there, in the member’s own part; the common part holds none', async () => {
    const own = await openCase(rena(), { kind: 'individual', district: 'Aghdam', header: { sex: 'male', ageBand: '12-17', category: 'family-of-survivor' }, consent: consentSheet() })
    const child = { role: 'older-child', sex: 'male', ageBand: '12-17', category: 'family-of-survivor' } as const
    const familyId = await ownCase(rena(), { kind: 'family', members: [{ ...child, ownCase: own.code }, { ...child, role: 'partner', ageBand: '26-45' }] })
    const { draftId } = await startDraft(rena(), { caseId: familyId })
    const family = { ...soap, kind: 'family', participants: 'M1,M2' }
    await saveDraft(rena(), { draftId, base: 1, fields: { ...family, riskAnswer: 'unchanged', riskLevel: 'low' } })
    expect(await signNote(rena(), { draftId })).toEqual({ kind: 'not-ready', problems: { riskAnswer: 'risk-members-first' } })
    expect(await answered(draftId, higher, 'M2')).toMatchObject({ alert: { kind: 'sent' } })
    expect(await alertsOf(own.caseId)).toHaveLength(1)
    expect(await alertsOf(familyId)).toEqual([])
    await saveDraft(rena(), { draftId, base: 2, fields: { 'riskAnswer': 'nothing', 'M1.riskAnswer': 'new-or-higher', 'M1.riskLevel': 'high' } })
    expect(await signNote(rena(), { draftId })).toEqual({ kind: 'not-ready', problems: { riskAnswer: 'risk-members-first' } })
    await saveDraft(rena(), { draftId, base: 3, fields: { 'M1.riskAnswer': '', 'M1.riskLevel': '', 'M2.riskAnswer': 'new-or-higher', 'M2.riskLevel': 'imminent' } })
    expect(await signNote(rena(), { draftId })).toEqual({ kind: 'not-ready', problems: { riskAnswer: 'risk-members-first' } })
    await saveDraft(rena(), { draftId, base: 4, fields: { 'M2.riskLevel': 'high' } })
    const signing = await signNote(rena(), { draftId })
    if (signing.kind !== 'signed') throw new Error(signing.kind)
    const note = await openNote(w.again(w.leyla), { noteId: signing.noteId })
    expect(note).toMatchObject({ state: 'signed', content: { participants: ['M1', 'M2'] } })
    expect(JSON.stringify(note)).not.toContain('new-or-higher')
    const rows = await w.connection.db.selectFrom('risk_part').select(['member', 'case_id']).where('about_id', '=', draftId).orderBy('member').execute()
    expect(rows).toEqual([{ member: 'M1', case_id: familyId }, { member: 'M2', case_id: own.caseId }])
    await expect(answered(draftId, higher, 'M9')).rejects.toSatisfy(isRefusal)
  })
})
