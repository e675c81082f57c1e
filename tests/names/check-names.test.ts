import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { rememberNotAName } from '#app/cases/remember-not-a-name.server.ts'
import { checkNames, type NameCheck } from '#app/cases/check-names.server.ts'
import { textsIn } from '#app/sessions/draft-field.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { addAddendum, signAddendumDraft } from '#app/sessions/add-addendum.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { signSeveral } from '#app/sessions/sign-several.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { askForReview } from '#app/supervision/ask-for-review.server.ts'
import { fromBase64url, toBase64url } from '#app/keys/bytes.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { namesWorld, takeNames, type NamesWorld } from './names-world.ts'

let w: NamesWorld
beforeAll(async () => { w = await namesWorld() })
afterAll(() => w.close())

const checked = async (fields: DraftFields): Promise<NameCheck & { kind: 'checked' }> => {
  const check = await checkNames(w.again(w.rena), await permitCase(w.again(w.rena), w.caseId, 'write'), textsIn('note', fields))
  if (check.kind !== 'checked') throw new Error(check.kind)
  return check
}
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
    const other = await ownCase(w.again(w.rena))
    const { file } = await permitCase(w.again(w.rena), other, 'read')
    expect(await firstChoices(`Bu iş ${file.code} işinə bənzəyir.`)).toEqual([`${file.code} > başqa şəxs`])
    expect((await checked({ participants: file.code, plan: '' })).hits).toEqual([])
  })
})

describe('before a note is signed', () => {
  it('names wait for a decision; the text is not touched', async () => {
    const text = 'Əlinin yuxusu pozulub.'
    const draftId = await w.draftOf({ subjective: text })
    expect(await signNote(w.again(w.rena), { draftId })).toEqual({ kind: 'names', cannot: false })
    expect((await openDraft(w.again(w.rena), { draftId })).fields.subjective).toBe(text)
  })

  it('one press takes all suggestions, and the signed note holds no name', async () => {
    const draftId = await w.draftOf({ subjective: 'Əlinin yuxusu pozulub. Sonra Əli gəldi.', homeTask: 'Elçinlə gəzmək' })
    const { fields } = await openDraft(w.again(w.rena), { draftId })
    const { fingerprint } = await checked(fields)
    expect(await takeNames(w.again(w.rena), { draftId, take: 'all', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect((await signNote(w.again(w.rena), { draftId })).kind).toBe('signed')
    const note = await openNote(w.again(w.leyla), { noteId: draftId as string as Id<'note'> })
    expect(note.state === 'signed' && [note.content.parts.subjective, note.content.homeTask]).toEqual(['Danışanın yuxusu pozulub. Sonra {{client}} gəldi.', 'Qardaşla gəzmək'])
  })

  it('one choice of one name; a text that changed meanwhile is left alone', async () => {
    const draftId = await w.draftOf({ subjective: 'Bu gün Əlidən soruşdum.' })
    const { fingerprint } = await checked({ subjective: 'Bu gün Əlidən soruşdum.' })
    expect(await takeNames(w.again(w.rena), { draftId, take: '0:1', seen: 'subjective:0:x' })).toEqual({ kind: 'changed' })
    expect(await takeNames(w.again(w.rena), { draftId, take: '0:1', seen: fingerprint })).toEqual({ kind: 'taken' })
    expect((await openDraft(w.again(w.rena), { draftId })).fields.subjective).toBe('Bu gün başqa şəxsdən soruşdum.')
  })

  it('she may leave exactly the names she saw', async () => {
    const draftId = await w.draftOf({ subjective: 'Bu gün Elçin gəldi.' })
    const { fingerprint } = await checked({ subjective: 'Bu gün Elçin gəldi.' })
    expect((await signNote(w.again(w.rena), { draftId, left: 'subjective:7:nigar' })).kind).toBe('names')
    expect((await signNote(w.again(w.rena), { draftId, left: fingerprint })).kind).toBe('signed')
  })

  it('"not a name here" is remembered for this case, sealed, and for this form of the word alone', async () => {
    const text = 'Sonra Nigar geldi, Nigarla getdi.'
    const draftId = await w.draftOf({ subjective: text })
    const { fingerprint } = await checked({ subjective: text })
    await takeNames(w.again(w.rena), { draftId, take: '0:not', seen: fingerprint })
    expect((await checked({ subjective: text })).hits.map((hit) => hit.text)).toEqual(['Nigarla'])
    expect((await openDraft(w.again(w.rena), { draftId })).fields.subjective).toBe(text)
    expect(JSON.stringify(await w.connection.db.selectFrom('not_a_name').selectAll().execute()).toLowerCase()).not.toContain('nigar')
  })

  it('others signed with the same PIN wait where names stand in them', async () => {
    const [first, other] = [await w.draftOf({ subjective: 'Calm.' }), await w.draftOf({ subjective: 'Bu gün Elçin gəldi.' })]
    expect(await signSeveral(w.again(w.rena), { draftId: first, others: [other] })).toMatchObject({ first: { kind: 'signed' }, left: [other] })
  })

  it('addenda as well, from a draft and directly', async () => {
    const draftId = await w.draftOf({ subjective: 'Calm.' })
    expect((await signNote(w.again(w.rena), { draftId })).kind).toBe('signed')
    const noteId = draftId as string as Id<'note'>
    expect(await addAddendum(w.again(w.rena), { noteId, text: 'Əlinin anası gəldi.' })).toEqual({ kind: 'names', cannot: false })
    const addendum = await startDraft(w.again(w.rena), { caseId: w.caseId, about: 'addendum', targetId: noteId })
    await saveDraft(w.again(w.rena), { draftId: addendum.draftId, base: 1, fields: { text: 'Əlinin anası gəldi.' } })
    expect(await signAddendumDraft(w.again(w.rena), { draftId: addendum.draftId })).toMatchObject({ kind: 'names' })
    const { fingerprint } = await checked({ text: 'Əlinin anası gəldi.' })
    await takeNames(w.again(w.rena), { draftId: addendum.draftId, take: 'all', seen: fingerprint })
    expect(await signAddendumDraft(w.again(w.rena), { draftId: addendum.draftId })).toMatchObject({ kind: 'added' })
  })
})

it('diminutives and nicknames as they were entered: the client\'s, the guardian\'s, and those in brackets', async () => {
  expect(await firstChoices('Bu gün Əlicik gəldi, Sevdişə zəng etdik. Sonra Elçikdən danışdı, balacaya gülürdülər.')).toEqual(['Əlicik > {{client}}', 'Sevdişə > anaya', 'Elçikdən > qardaşdan', 'balacaya > danışana'])
})

it('asking for a review asks about names left in the note', async () => {
  const draftId = await w.draftOf({ subjective: 'Bu gün Elçin gəldi.' })
  const { fingerprint } = await checked({ subjective: 'Bu gün Elçin gəldi.' })
  await signNote(w.again(w.rena), { draftId, left: fingerprint })
  const noteId = draftId as string as Id<'note'>
  const asked = await askForReview(w.again(w.rena), noteId)
  if (asked.kind !== 'names' || asked.names.kind !== 'checked') throw new Error(asked.kind)
  expect(asked.names.hits.map((hit) => hit.text)).toEqual(['Elçin'])
  expect(await askForReview(w.again(w.rena), noteId, asked.names.fingerprint)).toEqual({ kind: 'asked' })
})

it('where the names do not open nothing is signed, and it is on the record', async () => {
  const draftId = await w.draftOf({ subjective: 'Calm.' })
  const { db } = w.connection
  const row = await db.selectFrom('case_identity').select('document').where('case_id', '=', w.caseId).executeTakeFirstOrThrow()
  const bytes = fromBase64url(row.document)
  bytes[bytes.length - 20]! ^= 1
  await db.updateTable('case_identity').set({ document: toBase64url(bytes) as typeof row.document }).where('case_id', '=', w.caseId).execute()
  expect(await signNote(w.again(w.rena), { draftId })).toEqual({ kind: 'names', cannot: true })
  expect(await signNote(w.again(w.rena), { draftId, left: '' })).toEqual({ kind: 'names', cannot: true })
  await db.updateTable('case_identity').set(row).where('case_id', '=', w.caseId).execute()
  expect((await signNote(w.again(w.rena), { draftId })).kind).toBe('signed')
})

it('nobody else checks, takes or remembers, with every rule switched off as well', async () => {
  const open: Scope = { ...w.again(w.leyla), rules: { holds: () => true } }
  const refused = (work: Promise<unknown>) => work.then(() => 'answered', (error: unknown) => (isRefusal(error) ? 'refused' : error))
  expect(await refused(rememberNotAName(open, { caseId: w.caseId, word: 'Nar' }))).toBe('refused')
  expect(await refused(permitCase(open, w.caseId, 'write').then((permit) => checkNames(open, permit, { subjective: 'Əli' })))).toBe('refused')
})
