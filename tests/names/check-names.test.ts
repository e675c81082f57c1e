import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftAssessment, showAssessmentSigning } from '#app/assessments/draft-assessment.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { changeCaseState } from '#app/cases/change-case-state.server.ts'
import { notAppraised, type ClosureContent } from '#app/cases/closure.ts'
import { noIdentity } from '#app/cases/identity.ts'
import { takeNamesInForm } from '#app/cases/names-in-words.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { saveIdentity } from '#app/cases/save-identity.server.ts'
import { signClosure } from '#app/cases/sign-closure.server.ts'
import { draftGroupSession, showGroupSigning } from '#app/groups/draft-group-session.server.ts'
import { groundOfGroup } from '#app/groups/names-of-group.server.ts'
import { openGroup } from '#app/groups/open-group.server.ts'
import { permitGroup } from '#app/groups/permit-group.server.ts'
import { signGroupDraft } from '#app/groups/sign-group-session.server.ts'
import { alertsOfCase } from '#app/risk/alert-table.server.ts'
import { checkNames, checkText, type NameCheck } from '#app/cases/check-names.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { addAddendum, signAddendumDraft } from '#app/sessions/add-addendum.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { signSeveral } from '#app/sessions/sign-several.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { takeNames as takeNamesOn } from '#app/sessions/take-names.server.ts'
import { editorOf, groundOfDraft, namesLine, putNamesAway } from '#app/http/draft-kinds.server.ts'
import { askForReview } from '#app/supervision/ask-for-review.server.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { ownCase, soap } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let caseId: Id<'case'>

const identity = {
  ...noIdentity, givenName: 'Əli', familyName: 'Məmmədov', patronymic: 'Vaqif oğlu', alsoCalled: 'Əlicik, balaca', phone: '+994 50 312 45 67', address: 'Quzanlı kəndi, məktəbin yanında',
  guardian: { name: 'Sevda Məmmədova', relation: 'anası', alsoCalled: 'Sevdiş' }, familyLinks: 'qardaşı Elçin (Elçik, 2009), bacısı Nigar', emergencyContact: { name: 'xalası Röya', phone: '055 744 19 03' },
}

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  caseId = await ownCase(rena)
  await saveIdentity(rena, { caseId, revision: 0, identity })
})
afterAll(() => p.close())

async function draftOf(fields: DraftFields): Promise<Id<'draft'>> {
  const { draftId } = await startDraft(p.again(rena), { caseId })
  await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...soap, ...fields } })
  return draftId
}

const checked = async (fields: DraftFields): Promise<NameCheck & { kind: 'checked' }> => {
  const check = await checkNames(p.again(rena), await permitCase(p.again(rena), caseId, 'write'), textsIn('note', fields))
  if (check.kind !== 'checked') throw new Error(check.kind)
  return check
}
const takeNames: (scope: Scope, taken: Parameters<typeof takeNamesOn>[1]) => ReturnType<typeof takeNamesOn> = (scope, taken) => takeNamesOn(scope, taken, (draft) => groundOfDraft(scope, draft))
const firstChoices = async (text: string) => (await checked({ subjective: text })).hits.map((hit) => `${hit.text} > ${hit.choices[0]!.text}`)

describe('what is known of a case', () => {
  it('the client, relatives with their roles, numbers and the place, each declined', async () => {
    expect(await firstChoices('Bu gün Əlinin anası gəldi, sonra Elçinə zəng etdi. Nigarla oynayır. Xalası Röya Quzanlıda qalır, nömrəsi 0503124567.')).toEqual([
      'Əlinin > danışanın', 'Elçinə > qardaşa', 'Nigarla > Bacıyla', 'Röya > xala', 'Quzanlıda > yaşadığı yerdə', '0503124567 > telefon nömrəsi',
    ])
    expect(await firstChoices('Сегодня Али пришёл, Севде позвонили, с Эльчином говорили. Ждём Мамедова.')).toEqual(['Али > {{client}}', 'Севде > матери', 'Эльчином > братом', 'Мамедова > клиента'])
    expect(await firstChoices("We saw Ali. Sevda's sister came with Elchin.")).toEqual(['Ali > {{client}}', "Sevda's > The mother's", 'Elchin > the brother'])
  })

  it('codes of her other cases, and no answer of the form', async () => {
    const other = await ownCase(p.again(rena))
    const { file } = await permitCase(p.again(rena), other, 'read')
    expect(await firstChoices(`Bu iş ${file.code} işinə bənzəyir.`)).toEqual([`${file.code} > başqa şəxs`])
    expect((await checked({ participants: file.code, plan: '' })).hits).toEqual([])
  })
})

describe('before a note is signed', () => {
  it('names wait for a decision; the text is not touched', async () => {
    const text = 'Əlinin yuxusu pozulub.'
    const draftId = await draftOf({ subjective: text })
    expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'names', cannot: false })
    expect((await openDraft(p.again(rena), { draftId })).fields.subjective).toBe(text)
  })

  it('one press takes all suggestions, and the signed note holds no name', async () => {
    const draftId = await draftOf({ subjective: 'Əlinin yuxusu pozulub. Sonra Əli gəldi.', homeTask: 'Elçinlə gəzmək' })
    const { fields } = await openDraft(p.again(rena), { draftId })
    const { fingerprint } = await checked(fields)
    expect(await takeNames(p.again(rena), { draftId, take: 'all', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
    const note = await openNote(p.again(leyla), { noteId: draftId as string as Id<'note'> })
    expect(note.state === 'signed' && [note.content.parts.subjective, note.content.homeTask]).toEqual(['Danışanın yuxusu pozulub. Sonra {{client}} gəldi.', 'Qardaşla gəzmək'])
  })

  it('one choice of one name; a text that changed meanwhile is left alone', async () => {
    const draftId = await draftOf({ subjective: 'Bu gün Əlidən soruşdum.' })
    const { fingerprint } = await checked({ subjective: 'Bu gün Əlidən soruşdum.' })
    expect(await takeNames(p.again(rena), { draftId, take: '0:1', seen: 'subjective:0:x' })).toEqual({ kind: 'changed' })
    expect(await takeNames(p.again(rena), { draftId, take: '0:1', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect((await openDraft(p.again(rena), { draftId })).fields.subjective).toBe('Bu gün başqa şəxsdən soruşdum.')
  })

  it('she may leave exactly the names she saw', async () => {
    const draftId = await draftOf({ subjective: 'Bu gün Elçin gəldi.' })
    const { fingerprint } = await checked({ subjective: 'Bu gün Elçin gəldi.' })
    expect((await signNote(p.again(rena), { draftId, left: 'subjective:7:nigar' })).kind).toBe('names')
    expect((await signNote(p.again(rena), { draftId, left: fingerprint })).kind).toBe('signed')
  })

  it('"not a name here" is remembered for this case, sealed, and for this form of the word alone', async () => {
    const text = 'Sonra Nigar geldi, Nigarla getdi.'
    const draftId = await draftOf({ subjective: text })
    const { fingerprint } = await checked({ subjective: text })
    await takeNames(p.again(rena), { draftId, take: '0:not', seen: fingerprint })
    expect((await checked({ subjective: text })).hits.map((hit) => hit.text)).toEqual(['Nigarla'])
    expect((await openDraft(p.again(rena), { draftId })).fields.subjective).toBe(text)
    expect(JSON.stringify(await p.connection.db.selectFrom('not_a_name').selectAll().execute()).toLowerCase()).not.toContain('nigar')
  })

  it('others signed with the same PIN wait where names stand in them', async () => {
    const [first, other] = [await draftOf({ subjective: 'Calm.' }), await draftOf({ subjective: 'Bu gün Elçin gəldi.' })]
    expect(await signSeveral(p.again(rena), { draftId: first, others: [other] })).toMatchObject({ first: { kind: 'signed' }, left: [other] })
  })

  it('addenda as well, from a draft and directly', async () => {
    const draftId = await draftOf({ subjective: 'Calm.' })
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
    const noteId = draftId as string as Id<'note'>
    expect(await addAddendum(p.again(rena), { noteId, text: 'Əlinin anası gəldi.' })).toEqual({ kind: 'names', cannot: false })
    const addendum = await startDraft(p.again(rena), { caseId, about: 'addendum', targetId: noteId })
    await saveDraft(p.again(rena), { draftId: addendum.draftId, base: 1, fields: { text: 'Əlinin anası gəldi.' } })
    expect(await signAddendumDraft(p.again(rena), { draftId: addendum.draftId })).toMatchObject({ kind: 'names' })
    const { fingerprint } = await checked({ text: 'Əlinin anası gəldi.' })
    await takeNames(p.again(rena), { draftId: addendum.draftId, take: 'all', seen: fingerprint })
    expect(await signAddendumDraft(p.again(rena), { draftId: addendum.draftId })).toMatchObject({ kind: 'added' })
  })
})

it('diminutives and nicknames as they were entered: the client\'s, the guardian\'s, and those in brackets', async () => {
  expect(await firstChoices('Bu gün Əlicik gəldi, Sevdişə zəng etdik. Sonra Elçikdən danışdı, balacaya gülürdülər.')).toEqual(['Əlicik > {{client}}', 'Sevdişə > anaya', 'Elçikdən > qardaşdan', 'balacaya > danışana'])
})

async function signedCalm(): Promise<Id<'note'>> {
  const draftId = await draftOf({ subjective: 'Calm.' })
  expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
  return draftId as string as Id<'note'>
}

const whole: DraftFields = {
  assessedOn: '2024-05-13', place: 'home', mode: 'face-to-face', selfCare: '0', work: '1', family: '1', community: '2', riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'high', scale: 'declined', conclusion: 'individual', urgency: 'week',
}

describe('before anything else is signed', () => {
  it('an assessment waits for its names, its alert does not, and it goes once', async () => {
    const begun = await draftAssessment(p.again(rena), { caseId })
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    const { draftId } = begun
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...whole, presenting: ' Əlinin anası gəldi.', riskAction: 'Elçinə zəng etdim.' } })
    const { names } = await showAssessmentSigning(p.again(rena), { draftId })
    if (names.kind !== 'checked') throw new Error(names.kind)
    expect(names.hits.map(({ field, text }) => `${field} ${text}`)).toEqual(['presenting Əlinin', 'riskAction Elçinə'])
    expect(await signAssessmentDraft(p.again(rena), { draftId })).toEqual({ kind: 'names', cannot: false })
    expect(await alertsOfCase(p.connection.db, caseId)).toHaveLength(1)
    expect(await signAssessmentDraft(p.again(rena), { draftId, left: 'presenting:1:x' })).toMatchObject({ kind: 'names' })
    expect(await takeNames(p.again(rena), { draftId, take: 'all', seen: names.fingerprint })).toEqual({ kind: 'taken' })
    expect((await openDraft(p.again(rena), { draftId })).fields).toMatchObject({ presenting: ' Danışanın anası gəldi.', riskAction: 'Qardaşa zəng etdim.' })
    expect(await signAssessmentDraft(p.again(rena), { draftId })).toMatchObject({ kind: 'signed' })
    expect(await alertsOfCase(p.connection.db, caseId)).toHaveLength(1)
  })

  it('a closure, whose words come with its form and go back into it', async () => {
    const closing = await ownCase(p.again(rena))
    await saveIdentity(p.again(rena), { caseId: closing, revision: 0, identity })
    for (const to of ['in-care', 'closing'] as const) await changeCaseState(p.again(rena), { caseId: closing, to })
    const content: ClosureContent = { closedOn: '2024-05-14', reason: 'goals-met', evaluated: false, appraisal: notAppraised, lastScales: 'declined', goals: 'Əlinin yuxusu düzəlib.', followUps: { answer: 'not-wished' } }
    expect(await signClosure(p.again(rena), { caseId: closing, content })).toEqual({ kind: 'names', cannot: false })
    const first = { caseId: closing, texts: { goals: content.goals } }
    expect(await takeNamesInForm(p.again(rena), { ...first, take: 'all', seen: 'another' })).toMatchObject({ texts: first.texts, changed: true })
    const taken = await takeNamesInForm(p.again(rena), { ...first, take: 'all', seen: 'goals:0:əlinin' })
    expect(taken).toMatchObject({ texts: { goals: 'Danışanın yuxusu düzəlib.' }, changed: false, names: { hits: [] } })
    expect(await takeNamesInForm(p.again(rena), { caseId: closing, texts: { goals: 'Elçin gəldi' }, take: '0:not', seen: 'goals:0:elçin' })).toMatchObject({ texts: { goals: 'Elçin gəldi' }, names: { hits: [] } })
    expect(await signClosure(p.again(rena), { caseId: closing, content: { ...content, goals: taken.texts.goals! } })).toMatchObject({ kind: 'signed' })
  })

  it('the words of a retraction; without words nothing is looked for', async () => {
    const noteId = await signedCalm()
    expect(await retractNote(p.again(rena), { noteId, reason: 'wrong-client', words: 'Elçinin qeydi idi.' })).toEqual({ kind: 'names', cannot: false })
    expect(await retractNote(p.again(rena), { noteId, reason: 'wrong-client', words: 'Elçinin qeydi idi.', left: 'words:0:elçinin' })).toEqual({ kind: 'retracted' })
    expect(await retractNote(p.again(rena), { noteId: await signedCalm(), reason: 'wrong-client' })).toEqual({ kind: 'retracted' })
  })

  it('a group session: her own children\'s names, any number, any of her codes; and what is no name there stays her own', async () => {
    const child = await openCase(p.again(rena), { kind: 'individual', district: 'Aghdam', header: { sex: 'female', ageBand: '6-11', category: 'family-of-survivor' }, consent: consentSheet() })
    await saveIdentity(p.again(rena), { caseId: child.caseId, revision: 0, identity: { ...noIdentity, givenName: 'Nar', familyName: 'Quliyeva', address: 'Quzanlı' } })
    const { groupId } = await openGroup(p.again(rena), { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    const { draftId } = await draftGroupSession(p.again(rena), { groupId })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: {
      'theme': 'Quzanlıda təhlükəsiz yer', 'worked': 'Bu gün Nar hamıya nar payladı. Əli ağladı, 050 777 66 55.', 'child1.here': 'yes', 'child1.sex': 'female', 'child1.consent': 'yes', 'child1.line': `Sonra ${child.code} Narla oynadı.`,
    } })
    const names = async () => {
      const { names } = await showGroupSigning(p.again(rena), { draftId })
      if (names.kind !== 'checked') throw new Error(names.kind)
      return names
    }
    const seen = await names()
    expect(seen.hits.map(({ field, text, choices }) => `${field}: ${text} > ${choices.map((choice) => choice.text).join(' | ')}`)).toEqual([
      `child1.line: ${child.code} > uşaq | başqa uşaq | başqa şəxs | ${child.code}`, `child1.line: Narla > uşaqla | başqa uşaqla | başqa şəxslə | ${child.code}`,
      `worked: Nar > uşaq | başqa uşaq | başqa şəxs | ${child.code}`, 'worked: 050 777 66 55 > telefon nömrəsi',
    ])
    expect(await signGroupDraft(p.again(rena), { draftId })).toMatchObject({ kind: 'names', cannot: false })
    expect(await takeNames(p.again(rena), { draftId, take: '2:not', seen: seen.fingerprint })).toEqual({ kind: 'taken' })
    const { fingerprint } = await names()
    expect(await takeNames(p.again(rena), { draftId, take: 'all', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect(await signGroupDraft(p.again(rena), { draftId })).toMatchObject({ kind: 'signed', here: 1 })
    const kept = await p.connection.db.selectFrom('own_document').selectAll().where('kind', '=', 'person.not-names').execute()
    expect(kept).toHaveLength(1)
    // her supervisor holds the group's key: neither what was kept nor a child's name comes out of the check with it, every rule switched off
    expect(await p.again(leyla).keys.maybe('private', rena.actor.id)).toBeUndefined()
    const open: Scope = { ...p.again(leyla), rules: { holds: () => true } }
    expect(await checkText(open, groundOfGroup(open, await permitGroup(open, groupId, 'write')), { worked: 'Bu gün Narla oynadı.' })).toMatchObject({ kind: 'checked', hits: [] })
  })
})

describe('the one line of the editor', () => {
  it('says what would stand there, and one press puts exactly that in', async () => {
    const draftId = await draftOf({ subjective: 'Əlinin yuxusu. Sonra Əli gəldi.', homeTask: 'Elçinlə gəzmək', objective: '', plan: '', assessment: '' })
    expect((await editorOf(p.again(rena), { draftId, check: false })).view.names).toEqual(['Qardaşla', 'Danışanın', 'danışan'])
    const shown = (await namesLine(p.again(rena), { draftId }))!.join(', ')
    await saveDraft(p.again(rena), { draftId, base: 2, fields: { plan: 'Nigarı görmək' } })
    // it says less than there is by now: the page before signing shows the rest
    expect(await putNamesAway(p.again(rena), { draftId, shown })).toBe(`/drafts/${draftId}/sign`)
    expect((await openDraft(p.again(rena), { draftId })).fields.homeTask).toBe('Elçinlə gəzmək')
    expect(await putNamesAway(p.again(rena), { draftId, shown: (await namesLine(p.again(rena), { draftId }))!.join(', ') })).toBe(`/drafts/${draftId}`)
    expect((await openDraft(p.again(rena), { draftId })).fields).toMatchObject({ subjective: 'Danışanın yuxusu. Sonra {{client}} gəldi.', homeTask: 'Qardaşla gəzmək', plan: 'Bacını görmək' })
    expect(await namesLine(p.again(rena), { draftId })).toEqual([])
  })

  it('is not there for anybody else, nor where the names do not open', async () => {
    const draftId = await draftOf({ subjective: 'Əli' })
    await expect(namesLine({ ...p.again(leyla), rules: { holds: () => true } }, { draftId })).rejects.toSatisfy(isRefusal)
    const { db } = p.connection
    const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', caseId).executeTakeFirstOrThrow()
    await db.updateTable('case_identity').set({ document: `${row.document.slice(0, -9)}AAAAAAAAA` as typeof row.document }).where('case_id', '=', caseId).execute()
    expect(await namesLine(p.again(rena), { draftId })).toBeUndefined()
    expect((await editorOf(p.again(rena), { draftId, check: false })).view.names).toBeUndefined()
    await db.updateTable('case_identity').set(row).where('case_id', '=', caseId).execute()
  })

  it('a group session whose kept words were altered cannot be checked, and waits', async () => {
    const { groupId } = await openGroup(p.again(rena), { district: 'Aghdam', place: 'school', ageRange: '10-12' })
    const { draftId } = await draftGroupSession(p.again(rena), { groupId })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { 'theme': 'Nar gəldi, sonra Nar getdi', 'child1.here': 'yes', 'child1.sex': 'female' } })
    const { names } = await showGroupSigning(p.again(rena), { draftId })
    await takeNames(p.again(rena), { draftId, take: '0:not', seen: names.kind === 'checked' ? names.fingerprint : '' })
    const own = p.connection.db.updateTable('own_document').where('kind', '=', 'person.not-names').where('id', 'like', `%${groupId}`)
    const { numUpdatedRows } = await own.set({ revision: 7 }).executeTakeFirst()
    expect(numUpdatedRows).toBe(1n)
    expect((await showGroupSigning(p.again(rena), { draftId })).names).toEqual({ kind: 'cannot' })
    expect(await signGroupDraft(p.again(rena), { draftId, left: '' })).toEqual({ kind: 'names', cannot: true, groupId })
  })
})

it('asking for a review asks about names left in the note', async () => {
  const draftId = await draftOf({ subjective: 'Bu gün Elçin gəldi.' })
  const { fingerprint } = await checked({ subjective: 'Bu gün Elçin gəldi.' })
  await signNote(p.again(rena), { draftId, left: fingerprint })
  const noteId = draftId as string as Id<'note'>
  const asked = await askForReview(p.again(rena), noteId)
  if (asked.kind !== 'names' || asked.names.kind !== 'checked') throw new Error(asked.kind)
  expect(asked.names.hits.map((hit) => hit.text)).toEqual(['Elçin'])
  expect(await askForReview(p.again(rena), noteId, asked.names.fingerprint)).toEqual({ kind: 'asked' })
})

it('where the names do not open nothing is signed, and it is on the record', async () => {
  const draftId = await draftOf({ subjective: 'Calm.' })
  const { db } = p.connection
  const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', caseId).executeTakeFirstOrThrow()
  const bytes = fromBase64url(row.document)
  bytes[bytes.length - 20]! ^= 1
  await db.updateTable('case_identity').set({ document: toBase64url(bytes) as typeof row.document }).where('case_id', '=', caseId).execute()
  expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'names', cannot: true })
  expect(await signNote(p.again(rena), { draftId, left: '' })).toEqual({ kind: 'names', cannot: true })
  await db.updateTable('case_identity').set(row).where('case_id', '=', caseId).execute()
  expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
})

it('nobody else checks, takes or remembers, with every rule switched off as well', async () => {
  const open: Scope = { ...p.again(leyla), rules: { holds: () => true } }
  const refused = (work: Promise<unknown>) => work.then(() => 'answered', (error: unknown) => (isRefusal(error) ? 'refused' : error))
  expect(await refused(rememberNotAName(open, { caseId, word: 'Nar' }))).toBe('refused')
  expect(await refused(permitCase(open, caseId, 'write').then((permit) => checkNames(open, permit, { subjective: 'Əli' })))).toBe('refused')
})
