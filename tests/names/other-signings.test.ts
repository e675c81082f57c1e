import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftAssessment, showAssessmentSigning } from '#app/assessments/draft-assessment.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { notAppraised, type ClosureContent } from '#app/cases/closure.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { draftGroupSession, showGroupSigning } from '#app/groups/draft-group-session.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { signGroupDraft } from '#app/groups/sign-group-session.server.ts'
import { alertsOfCase } from '#app/risk/alert-table.server.ts'
import { checkText } from '#app/cases/check-names.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { editorOf, namesLine, putNamesAway } from '#app/http/draft-kinds.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { identity, namesWorld, takeNames, type NamesWorld } from './names-world.ts'

let w: NamesWorld
beforeAll(async () => { w = await namesWorld() })
afterAll(() => w.close())

async function signedCalm(): Promise<Id<'note'>> {
  const draftId = await w.draftOf({ subjective: 'Calm.' })
  expect((await signNote(w.again(w.rena), { draftId })).kind).toBe('signed')
  return draftId as string as Id<'note'>
}

const whole: DraftFields = {
  assessedOn: '2024-05-13', place: 'home', mode: 'face-to-face', selfCare: '0', work: '1', family: '1', community: '2', riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'high', scale: 'declined', conclusion: 'individual', urgency: 'week',
}

describe('before anything else is signed', () => {
  it('an assessment waits for its names, its alert does not, and it goes once', async () => {
    const begun = await draftAssessment(w.again(w.rena), { caseId: w.caseId })
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    const { draftId } = begun
    await saveDraft(w.again(w.rena), { draftId, base: 1, fields: { ...whole, presenting: ' Əlinin anası gəldi.', riskAction: 'Elçinə zəng etdim.' } })
    const { names } = await showAssessmentSigning(w.again(w.rena), { draftId })
    if (names.kind !== 'checked') throw new Error(names.kind)
    expect(names.hits.map(({ field, text }) => `${field} ${text}`)).toEqual(['presenting Əlinin', 'riskAction Elçinə'])
    expect(await signAssessmentDraft(w.again(w.rena), { draftId })).toEqual({ kind: 'names', cannot: false })
    expect(await alertsOfCase(w.connection.db, w.caseId)).toHaveLength(1)
    expect(await signAssessmentDraft(w.again(w.rena), { draftId, left: 'presenting:1:x' })).toMatchObject({ kind: 'names' })
    expect(await takeNames(w.again(w.rena), { draftId, take: 'all', seen: names.fingerprint })).toEqual({ kind: 'taken' })
    expect((await openDraft(w.again(w.rena), { draftId })).fields).toMatchObject({ presenting: ' Danışanın anası gəldi.', riskAction: 'Qardaşa zəng etdim.' })
    expect(await signAssessmentDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'signed' })
    expect(await alertsOfCase(w.connection.db, w.caseId)).toHaveLength(1)
  })

  it('a closure, whose words come with its form and go back into it', async () => {
    const closing = await ownCase(w.again(w.rena))
    await saveIdentity(w.again(w.rena), { caseId: closing, revision: 0, identity })
    for (const to of ['in-care', 'closing'] as const) await changeCaseState(w.again(w.rena), { caseId: closing, to })
    const content: ClosureContent = { closedOn: '2024-05-14', reason: 'goals-met', evaluated: false, appraisal: notAppraised, lastScales: 'declined', goals: 'Əlinin yuxusu düzəlib.', followUps: { answer: 'not-wished' } }
    expect(await signClosure(w.again(w.rena), { caseId: closing, content })).toEqual({ kind: 'names', cannot: false })
    const first = { caseId: closing, texts: { goals: content.goals } }
    expect(await takeNamesInForm(w.again(w.rena), { ...first, take: 'all', seen: 'another' })).toMatchObject({ texts: first.texts, changed: true })
    const taken = await takeNamesInForm(w.again(w.rena), { ...first, take: 'all', seen: 'goals:0:əlinin' })
    expect(taken).toMatchObject({ texts: { goals: 'Danışanın yuxusu düzəlib.' }, changed: false, names: { hits: [] } })
    expect(await takeNamesInForm(w.again(w.rena), { caseId: closing, texts: { goals: 'Elçin gəldi' }, take: '0:not', seen: 'goals:0:elçin' })).toMatchObject({ texts: { goals: 'Elçin gəldi' }, names: { hits: [] } })
    expect(await signClosure(w.again(w.rena), { caseId: closing, content: { ...content, goals: taken.texts.goals! } })).toMatchObject({ kind: 'signed' })
  })

  it('the words of a retraction; without words nothing is looked for', async () => {
    const noteId = await signedCalm()
    expect(await retractNote(w.again(w.rena), { noteId, reason: 'wrong-client', words: 'Elçinin qeydi idi.' })).toEqual({ kind: 'names', cannot: false })
    expect(await retractNote(w.again(w.rena), { noteId, reason: 'wrong-client', words: 'Elçinin qeydi idi.', left: 'words:0:elçinin' })).toEqual({ kind: 'retracted' })
    expect(await retractNote(w.again(w.rena), { noteId: await signedCalm(), reason: 'wrong-client' })).toEqual({ kind: 'retracted' })
  })

  it('a group session: her own children\'s names, any number, any of her codes; and what is no name there stays her own', async () => {
    const child = await openCase(w.again(w.rena), { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '6-11', category: 'family-of-survivor' }, consent: consentSheet() })
    await saveIdentity(w.again(w.rena), { caseId: child.caseId, revision: 0, identity: { ...noIdentity, givenName: 'Nar', familyName: 'Quliyeva', address: 'Quzanlı' } })
    const { groupId } = await openGroup(w.again(w.rena), { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    const { draftId } = await draftGroupSession(w.again(w.rena), { groupId })
    await saveDraft(w.again(w.rena), { draftId, base: 1, fields: {
      'theme': 'Quzanlıda təhlükəsiz yer', 'worked': 'Bu gün Nar hamıya nar payladı. Əli ağladı, 050 777 66 55.', 'child1.here': 'yes', 'child1.sex': 'female', 'child1.consent': 'yes', 'child1.line': `Sonra ${child.code} Narla oynadı.`,
    } })
    const names = async () => {
      const { names } = await showGroupSigning(w.again(w.rena), { draftId })
      if (names.kind !== 'checked') throw new Error(names.kind)
      return names
    }
    const seen = await names()
    expect(seen.hits.map(({ field, text, choices }) => `${field}: ${text} > ${choices.map((choice) => choice.text).join(' | ')}`)).toEqual([
      `child1.line: ${child.code} > uşaq | başqa uşaq | başqa şəxs | ${child.code}`, `child1.line: Narla > uşaqla | başqa uşaqla | başqa şəxslə | ${child.code}`,
      `worked: Nar > uşaq | başqa uşaq | başqa şəxs | ${child.code}`, 'worked: 050 777 66 55 > telefon nömrəsi',
    ])
    expect(await signGroupDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'names', cannot: false })
    expect(await takeNames(w.again(w.rena), { draftId, take: '2:not', seen: seen.fingerprint })).toEqual({ kind: 'taken' })
    const { fingerprint } = await names()
    expect(await takeNames(w.again(w.rena), { draftId, take: 'all', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect(await signGroupDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'signed', here: 1 })
    const kept = await w.connection.db.selectFrom('own_document').selectAll().where('kind', '=', 'person.not-names').execute()
    expect(kept).toHaveLength(1)
    // her supervisor holds the group's key: neither what was kept nor a child's name comes out of the check with it, every rule switched off
    expect(await w.again(w.leyla).keys.maybe('private', w.rena.actor.id)).toBeUndefined()
    const open: Scope = { ...w.again(w.leyla), rules: { holds: () => true } }
    expect(await checkText(open, groundOfGroup(open, await permitGroup(open, groupId, 'write')), { worked: 'Bu gün Narla oynadı.' })).toMatchObject({ kind: 'checked', hits: [] })
  })
})

describe('the one line of the editor', () => {
  it('says what would stand there, and one press puts exactly that in', async () => {
    const draftId = await w.draftOf({ subjective: 'Əlinin yuxusu. Sonra Əli gəldi.', homeTask: 'Elçinlə gəzmək', objective: '', plan: '', assessment: '' })
    expect((await editorOf(w.again(w.rena), { draftId, check: false })).view.names).toEqual(['Qardaşla', 'Danışanın', 'danışan'])
    const shown = (await namesLine(w.again(w.rena), { draftId }))!.join(', ')
    await saveDraft(w.again(w.rena), { draftId, base: 2, fields: { plan: 'Nigarı görmək' } })
    // it says less than there is by now: the page before signing shows the rest
    expect(await putNamesAway(w.again(w.rena), { draftId, shown })).toBe(`/drafts/${draftId}/sign`)
    expect((await openDraft(w.again(w.rena), { draftId })).fields.homeTask).toBe('Elçinlə gəzmək')
    expect(await putNamesAway(w.again(w.rena), { draftId, shown: (await namesLine(w.again(w.rena), { draftId }))!.join(', ') })).toBe(`/drafts/${draftId}`)
    expect((await openDraft(w.again(w.rena), { draftId })).fields).toMatchObject({ subjective: 'Danışanın yuxusu. Sonra {{client}} gəldi.', homeTask: 'Qardaşla gəzmək', plan: 'Bacını görmək' })
    expect(await namesLine(w.again(w.rena), { draftId })).toEqual([])
  })

  it('is not there for anybody else, nor where the names do not open', async () => {
    const draftId = await w.draftOf({ subjective: 'Əli' })
    await expect(namesLine({ ...w.again(w.leyla), rules: { holds: () => true } }, { draftId })).rejects.toSatisfy(isRefusal)
    const { db } = w.connection
    const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', w.caseId).executeTakeFirstOrThrow()
    await db.updateTable('case_identity').set({ document: `${row.document.slice(0, -9)}AAAAAAAAA` as typeof row.document }).where('case_id', '=', w.caseId).execute()
    expect(await namesLine(w.again(w.rena), { draftId })).toBeUndefined()
    expect((await editorOf(w.again(w.rena), { draftId, check: false })).view.names).toBeUndefined()
    await db.updateTable('case_identity').set(row).where('case_id', '=', w.caseId).execute()
  })

  it('a group session whose kept words were altered cannot be checked, and waits', async () => {
    const { groupId } = await openGroup(w.again(w.rena), { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    const { draftId } = await draftGroupSession(w.again(w.rena), { groupId })
    await saveDraft(w.again(w.rena), { draftId, base: 1, fields: { 'theme': 'Nar gəldi, sonra Nar getdi', 'child1.here': 'yes', 'child1.sex': 'female' } })
    const { names } = await showGroupSigning(w.again(w.rena), { draftId })
    await takeNames(w.again(w.rena), { draftId, take: '0:not', seen: names.kind === 'checked' ? names.fingerprint : '' })
    const own = w.connection.db.updateTable('own_document').where('kind', '=', 'person.not-names').where('id', 'like', `%${groupId}`)
    const { numUpdatedRows } = await own.set({ revision: 7 }).executeTakeFirst()
    expect(numUpdatedRows).toBe(1n)
    expect((await showGroupSigning(w.again(w.rena), { draftId })).names).toEqual({ kind: 'cannot' })
    expect(await signGroupDraft(w.again(w.rena), { draftId, left: '' })).toEqual({ kind: 'names', cannot: true, groupId })
  })
})
