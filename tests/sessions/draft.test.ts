import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { signAddendumDraft } from '#app/sessions/add-addendum.server.ts'
import { Autosave, type SaveShown } from '#app/sessions/autosave.ts'
import { discardDraft } from '#app/sessions/discard-draft.server.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote } from '#app/sessions/open-note.server.ts'
import { saveDraft, type DraftSave } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { settleCopy } from '#app/sessions/settle-copy.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { fromBase64url } from '#app/keys/bytes.ts'
import { sealToPublicSide } from '#app/keys/public-box.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { newId, type Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { ownCase, signed, soap } from './own-case.ts'

let p: TestProgramme
let rena: Scope
let nigar: Scope
let caseId: Id<'case'>

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  caseId = await ownCase(rena)
})
afterAll(() => p.close())

const refused = (work: Promise<unknown>) => expect(work.then(() => 'opened', (error: unknown) => (isRefusal(error) ? error.kind : isUnreadable(error) ? 'unreadable' : error)))
const started = async () => (await startDraft(p.again(rena), { caseId })).draftId
const save = (draftId: Id<'draft'>, base: number, fields: Record<string, string>, more: { windowId?: Id<'draft'>; merged?: string[] } = {}) => saveDraft(p.again(rena), { draftId, base, fields, ...more })
const opened = (draftId: Id<'draft'>) => openDraft(p.again(rena), { draftId })
const ground = () => ({ db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now })

describe('a draft', () => {
  it('starts as a session held today and keeps only what changed', async () => {
    const draftId = await started()
    expect((await opened(draftId)).fields).toMatchObject({ sessionOn: '2024-05-14', outcome: 'held', kind: 'individual', format: 'soap' })
    expect(await save(draftId, 1, { subjective: 'one' })).toMatchObject({ kind: 'saved', revision: 2 })
    expect(await save(draftId, 2, { plan: 'two' })).toMatchObject({ kind: 'saved', revision: 3 })
    expect(await save(draftId, 3, { plan: 'two' })).toMatchObject({ kind: 'saved', revision: 3 })
    expect((await opened(draftId)).fields).toMatchObject({ subjective: 'one', plan: 'two', format: 'soap' })
  })

  it('keeps both when it was changed in another window', async () => {
    const draftId = await started()
    await save(draftId, 1, { subjective: 'from the first window' })
    expect((await save(draftId, 1, { subjective: 'from the second', plan: 'sister' })).kind).toBe('copied')
    const draft = await opened(draftId)
    expect(draft.fields.subjective).toBe('from the first window')
    expect(draft.copies).toMatchObject([{ fields: { subjective: 'from the second', plan: 'sister' } }])
    expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'compare-first' })
    expect(await settleCopy(p.again(rena), { draftId, copy: draft.copies[0]!, how: 'join' })).toEqual({ kind: 'joined' })
    expect(await opened(draftId)).toMatchObject({ copies: [], fields: { subjective: 'from the first window\n\nfrom the second', plan: 'sister' } })
  })

  it('lets one window replace its own copy, never another draft', async () => {
    const [draftId, other] = [await started(), await started()]
    const windowId = newId<'draft'>()
    await save(draftId, 1, { subjective: 'a' })
    await save(draftId, 1, { subjective: 'b' }, { windowId })
    await save(draftId, 1, { subjective: 'c' }, { windowId })
    expect((await opened(draftId)).copies).toMatchObject([{ fields: { subjective: 'c' } }])
    await refused(save(draftId, 1, { subjective: 'd' }, { windowId: other })).resolves.toBe('stale')
    expect((await opened(other)).fields.subjective).toBeUndefined()
  })

  it('hides and shows a page in the middle of typing without a copy of its own: signing asks nothing', async () => {
    const draftId = await started()
    let fields: DraftFields = { ...(await opened(draftId)).fields }
    const seen: SaveShown[] = []
    const send = async (_: string, init: RequestInit) => {
      const body = JSON.parse(String(init.body)) as DraftSave
      const saving = await saveDraft(p.again(rena), { ...body, draftId })
      return Response.json(saving, { status: saving.kind === 'copied' ? 409 : 200 })
    }
    const autosave = new Autosave({ url: '', base: 1, windowId: newId<'draft'>(), merged: [], ticket: '', fields },
      { read: () => fields, show: (state) => seen.push(state), moved: () => {}, send, box: { keep: async () => true, forget: async () => {} }, every: 60_000 })
    const type = (changes: DraftFields) => { fields = { ...fields, ...changes } }
    type({ ...soap, subjective: 'She' })
    // a field is left and the page hidden at once; then more is typed, and both happen again
    const first = autosave.save()
    autosave.leave()
    type({ subjective: 'She slept' })
    autosave.leave()
    await first
    type({ subjective: 'She slept four hours.' })
    autosave.leave()
    type({ plan: 'To the shop.' })
    await autosave.save()
    expect(seen.map(({ kind }) => kind)).not.toContain('conflict')
    expect(await opened(draftId)).toMatchObject({ copies: [], fields: { subjective: 'She slept four hours.', plan: 'To the shop.' } })
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
  })

  it('folds what a window wrote without hearing the answer, in the order it was typed, and never over another window', async () => {
    const draftId = await started()
    const [own, other] = [newId<'draft'>(), newId<'draft'>()]
    const turn = (number: number, text: string, run = 'a') => saveDraft(p.again(rena), { draftId, base: 1, windowId: own, run, turn: number, fields: { subjective: text } })
    expect(await turn(2, 'one two')).toMatchObject({ kind: 'saved', revision: 2 })
    expect(await turn(1, 'one')).toMatchObject({ kind: 'saved', revision: 2 })
    expect(await turn(3, 'one two three')).toMatchObject({ kind: 'saved', revision: 3 })
    // the page was loaded again from what the browser kept
    expect(await turn(1, 'one two three four', 'b')).toMatchObject({ kind: 'saved', revision: 4 })
    expect(await opened(draftId)).toMatchObject({ fields: { subjective: 'one two three four' }, copies: [] })
    const kinds = await Promise.all([turn(2, 'five', 'b'), turn(3, 'five six', 'b')])
    expect(kinds.map(({ kind }) => kind)).toEqual(['saved', 'saved'])
    expect(await opened(draftId)).toMatchObject({ fields: { subjective: 'five six' }, copies: [] })
    const { row } = await opened(draftId)
    expect(await save(draftId, row.revision, { plan: 'theirs' }, { windowId: other })).toMatchObject({ kind: 'saved' })
    expect((await turn(4, 'late', 'b')).kind).toBe('copied')
  })

  it('loses nothing when two windows save at the same moment', async () => {
    const draftId = await started()
    const kinds = (await Promise.all(['x', 'y', 'z'].map((text) => save(draftId, 1, { subjective: text })))).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['copied', 'copied', 'saved'])
    const { fields, copies } = await opened(draftId)
    expect([fields.subjective, ...copies.map((copy) => ('fields' in copy ? copy.fields.subjective : ''))].toSorted()).toEqual(['x', 'y', 'z'])
  })

  it('is too large rather than cut', async () => {
    const draftId = await started()
    expect(await save(draftId, 1, { subjective: 'a'.repeat(300_000) })).toEqual({ kind: 'too-large' })
  })

  it('is listed for its author alone, reminded on the second day, and can be thrown away', async () => {
    const draftId = await started()
    expect((await listDrafts(p.again(rena), { caseId })).find((draft) => draft.id === draftId)).toMatchObject({ age: 'new', about: 'note' })
    p.at('2024-05-16')
    expect((await listDrafts(p.again(rena))).find((draft) => draft.id === draftId)?.age).toBe('reminded')
    p.at('2024-05-22')
    expect((await listDrafts(p.again(rena))).find((draft) => draft.id === draftId)?.age).toBe('flagged')
    p.at('2024-05-14')
    expect(await listDrafts(p.again(nigar))).toEqual([])
    await discardDraft(p.again(rena), { draftId })
    await refused(opened(draftId)).resolves.toBe('not-found')
  })

  it('put back to an older revision is unreadable', async () => {
    const draftId = await started()
    const { db } = p.connection
    const document = async () => (await db.selectFrom('draft').select('document').where('id', '=', draftId).executeTakeFirstOrThrow()).document
    const first = await document()
    await save(draftId, 1, { subjective: 'newer' })
    await db.updateTable('draft').set({ document: first }).where('id', '=', draftId).execute()
    await refused(opened(draftId)).resolves.toBe('unreadable')
    await refused(save(draftId, 2, { subjective: 'x' })).resolves.toBe('unreadable')
  })
})

describe('a ticket', () => {
  it('keeps text without a session, which shows when its author opens the draft', async () => {
    const draftId = await started()
    const { ticket } = await editorTicket(p.again(rena), draftId)
    const windowId = newId<'draft'>()
    expect(await saveDraftByTicket(ground(), { draftId, ticket, base: 1, windowId, fields: { subjective: 'typed while locked' } })).toEqual({ kind: 'kept' })
    expect(await saveDraftByTicket(ground(), { draftId, ticket, base: 1, windowId, fields: { subjective: 'typed while locked, and on' } })).toEqual({ kind: 'kept' })
    const draft = await opened(draftId)
    expect(draft).toMatchObject({ fields: { subjective: 'typed while locked, and on', format: 'soap' }, copies: [] })
    expect(await save(draftId, 1, { plan: 'next' }, { merged: draft.merged })).toMatchObject({ kind: 'saved', revision: 2 })
    expect(await opened(draftId)).toMatchObject({ fields: { subjective: 'typed while locked, and on', plan: 'next' }, merged: [], copies: [] })
  })

  it('does not let a window that knew nothing of it write over it', async () => {
    const draftId = await started()
    const { ticket } = await editorTicket(p.again(rena), draftId)
    await saveDraftByTicket(ground(), { draftId, ticket, base: 1, fields: { subjective: 'sealed' } })
    await save(draftId, 1, { subjective: 'from an old window' })
    const draft = await opened(draftId)
    expect(draft.fields.subjective).toBe('from an old window')
    expect(draft.copies).toMatchObject([{ fields: { subjective: 'sealed' } }])
  })

  it('is good for its own draft, side and week alone', async () => {
    const [draftId, other] = [await started(), await started()]
    const { ticket } = await editorTicket(p.again(rena), draftId)
    const { ticket: foreign } = await editorTicket(p.again(nigar), draftId)
    const keep = (draft: Id<'draft'>, given: string) => saveDraftByTicket(ground(), { draftId: draft, ticket: given, base: 1, fields: { subjective: 'x' } })
    await refused(keep(other, ticket)).resolves.toBe('not-found')
    await refused(keep(draftId, foreign)).resolves.toBe('not-found')
    await refused(keep(draftId, ticket.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')))).resolves.toBe('not-found')
    await refused(keep(newId<'draft'>(), ticket)).resolves.toBe('not-found')
    p.at('2024-05-22')
    await refused(keep(draftId, ticket)).resolves.toBe('not-found')
    p.at('2024-05-14')
    expect(await keep(draftId, ticket)).toEqual({ kind: 'kept' })
  })

  it('carries what a device sealed itself; posting it twice changes nothing', async () => {
    const draftId = await started()
    const { ticket, side } = await editorTicket(p.again(rena), draftId)
    const windowId = newId<'draft'>()
    const publicSide = { ...side, keyId: fromBase64url(side.keyId), publicKey: fromBase64url(side.publicKey) }
    const sealed = await sealToPublicSide(publicSide, 'draft.content', { record: windowId, revision: 3 }, { fields: { plan: 'from the device' }, savedAt: '2024-05-14T09:00:00.000Z', base: 1 })
    const post = () => saveDraftByTicket(ground(), { draftId, ticket, base: 1, windowId, sealed, number: 3 })
    expect([await post(), await post()]).toEqual([{ kind: 'kept' }, { kind: 'kept' }])
    expect((await opened(draftId)).fields.plan).toBe('from the device')
    await refused(saveDraftByTicket(ground(), { draftId, ticket, base: 1, windowId, sealed: 'plain text', number: 4 })).resolves.toBe('not-found')
  })

  it('keeps late words of a draft that was signed meanwhile, as a draft of their own', async () => {
    const draftId = await started()
    const { ticket } = await editorTicket(p.again(rena), draftId)
    await save(draftId, 1, soap)
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
    await saveDraftByTicket(ground(), { draftId, ticket, base: 2, fields: { subjective: 'late' } })
    const left = (await listDrafts(p.again(rena), { caseId })).find((draft) => draft.left)
    expect((await opened(left!.id)).fields).toEqual({ subjective: 'late' })
  })
})

describe('an addendum', () => {
  it('is written as a draft and signed', async () => {
    const noteId = await signed(p.again(rena), caseId)
    const { draftId } = await startDraft(p.again(rena), { caseId, about: 'addendum', targetId: noteId })
    await save(draftId, 1, { text: 'She called: the shop went well.' })
    expect(await signAddendumDraft(p.again(rena), { draftId })).toMatchObject({ kind: 'added', number: 1, noteId })
    expect((await openNote(p.again(rena), { noteId })).addenda).toMatchObject([{ text: 'She called: the shop went well.' }])
    await refused(opened(draftId)).resolves.toBe('not-found')
  })
})
