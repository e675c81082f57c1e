import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { absentNotes, listNotes } from '#app/sessions/list-notes.server.ts'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { openNote, type OpenNote } from '#app/sessions/open-note.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { signNote } from '#app/sessions/sign-note.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import type { Id } from '#app/work/id.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { ownCase, signed, soap } from './own-case.ts'

let p: TestProgramme
let rena: Scope
let nigar: Scope
let leyla: Scope
let stranger: Scope
let administrator: Scope
let caseId: Id<'case'>

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  nigar = await p.person('Nigar', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  stranger = await p.person('Murad', ['supervisor'])
  administrator = await p.person('Aysel', ['administrator'])
  await p.supervise(leyla, rena)
  caseId = await ownCase(rena)
})
afterAll(() => p.close())

const refused = (work: Promise<unknown>) => expect(work.then(() => 'opened', (error: unknown) => (isRefusal(error) ? error.kind : isUnreadable(error) ? 'unreadable' : error)))
const contentOf = (note: OpenNote) => (note.state === 'signed' ? note.content : undefined)
const everythingAllowed = (scope: Scope): Scope => ({ ...p.again(scope), rules: { holds: () => true } })

describe('a note', () => {
  it('comes back exactly as it was written, in every script', async () => {
    const texts = {
      subjective: 'Əlinin yuxusu pisdir; İlqar ıldırımdan qorxur.\n\n  iki boşluq  ', objective: 'Плачет, но спокойнее — «ёлка».', assessment: '🫂👩‍👩‍👧 e\u0301 é',
      plan: 'اَلسَّلامُ عَلَيْكُم — ثُمَّ نَمْشِي\t.', homeTask: 'a\u200bb ‏x',
    }
    const note = await openNote(p.again(rena), { noteId: await signed(p.again(rena), caseId, texts) })
    expect(contentOf(note)).toMatchObject({ parts: { subjective: texts.subjective, objective: texts.objective, assessment: texts.assessment, plan: texts.plan }, homeTask: texts.homeTask, minutes: 50, outcome: 'held' })
    expect(note).toMatchObject({ state: 'signed', as: 'psychologist', signedOn: '2024-05-14', late: false, addenda: [] })
    expect(note.digest).toHaveLength(43)
  })

  it('waits, kept as a draft, while there is no consent to a record; renewed, it is signed', async () => {
    const own = await ownCase(rena)
    const { draftId } = await startDraft(p.again(rena), { caseId: own })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: soap })
    const { consent_until: until } = await p.connection.db.selectFrom('case_file').select('consent_until').where('id', '=', own).executeTakeFirstOrThrow()
    const standing = (change: object) => p.connection.db.updateTable('case_file').set(change).where('id', '=', own).execute()
    for (const change of [{ consent_state: 'withdrawn' }, { consent_state: 'none' }, { consent_until: '2024-01-01' }]) {
      await standing({ consent_state: 'given', consent_until: until, ...change })
      expect(await signNote(p.again(rena), { draftId }), JSON.stringify(change)).toEqual({ kind: 'not-ready', problems: { consent: 'no-consent' } })
    }
    expect((await openDraft(p.again(rena), { draftId })).fields.subjective).toBe(soap.subjective)
    await standing({ consent_state: 'given', consent_until: until })
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
  })

  it('keeps text of another format when the format is changed', async () => {
    const note = await openNote(p.again(rena), { noteId: await signed(p.again(rena), caseId, { format: 'dap', data: 'In her words.' }) })
    expect(contentOf(note)?.parts).toMatchObject({ data: 'In her words.', subjective: soap.subjective })
  })

  it('is locked by its signature; a second signature says so', async () => {
    const scope = p.again(rena)
    const { draftId } = await startDraft(scope, { caseId })
    await saveDraft(scope, { draftId, base: 1, fields: soap })
    const first = await signNote(p.again(rena), { draftId })
    expect(first.kind).toBe('signed')
    expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'already-signed', noteId: draftId })
    const late = await saveDraft(p.again(rena), { draftId, base: 2, fields: { subjective: 'late words' } })
    expect(late.kind).toBe('copied')
    const note = await openNote(p.again(rena), { noteId: draftId as string as Id<'note'> })
    expect(contentOf(note)?.parts.subjective).toBe(soap.subjective)
  })

  it('is signed once when two windows sign together', async () => {
    const { draftId } = await startDraft(p.again(rena), { caseId })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: soap })
    const kinds = (await Promise.all([signNote(p.again(rena), { draftId }), signNote(p.again(rena), { draftId })])).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['already-signed', 'signed'])
  })

  it('brings the case into care, moves its last session, and is counted', async () => {
    const file = (await permitCase(p.again(rena), caseId, 'read')).file
    expect(file).toMatchObject({ state: 'in-care', last_session_on: '2024-05-13' })
  })

  it('waits, with what it needs said, when the form is not whole', async () => {
    const { draftId } = await startDraft(p.again(rena), { caseId })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...soap, riskAnswer: 'not-asked', sessionOn: '2024-06-01', outcome: 'held', minutes: '0' } })
    expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'not-ready', problems: { sessionOn: 'in-future', minutes: 'minutes', riskReason: 'choose', nextOn: 'before-session' } })
    expect((await openDraft(p.again(rena), { draftId })).fields.subjective).toBe(soap.subjective)
  })

  it('marks a note signed more than seven days later, and signs it', async () => {
    const note = await openNote(p.again(rena), { noteId: await signed(p.again(rena), caseId, { sessionOn: '2024-05-01' }) })
    expect(note.late).toBe(true)
  })

  it('takes addenda in their order and never changes itself', async () => {
    const noteId = await signed(p.again(rena), caseId)
    const before = (await openNote(p.again(rena), { noteId })).digest
    expect(await addAddendum(p.again(rena), { noteId, text: 'first' })).toMatchObject({ kind: 'added', number: 1 })
    expect(await addAddendum(p.again(rena), { noteId, text: 'second' })).toMatchObject({ kind: 'added', number: 2 })
    expect(await addAddendum(p.again(rena), { noteId, text: '  ' })).toMatchObject({ kind: 'not-ready' })
    const after = await openNote(p.again(leyla), { noteId })
    expect(after.addenda.map((each) => ('text' in each ? each.text : ''))).toEqual(['first', 'second'])
    expect(after.digest).toBe(before)
  })

  it('hides its text once retracted, and keeps it', async () => {
    const noteId = await signed(p.again(rena), caseId)
    const stored = await p.connection.db.selectFrom('session_note').select('document').where('id', '=', noteId).executeTakeFirstOrThrow()
    expect(await retractNote(p.again(rena), { noteId, reason: 'wrong-client', words: 'It was another visit.' })).toEqual({ kind: 'retracted' })
    expect(await retractNote(p.again(rena), { noteId, reason: 'wrong-client' })).toEqual({ kind: 'already-retracted' })
    const seen = await openNote(p.again(leyla), { noteId })
    expect(seen).toMatchObject({ state: 'retracted', retraction: { reason: 'wrong-client' } })
    expect(JSON.stringify(seen)).not.toContain('four hours')
    expect(await p.connection.db.selectFrom('session_note').select('document').where('id', '=', noteId).executeTakeFirst()).toEqual(stored)
    expect(await addAddendum(p.again(rena), { noteId, text: 'x' })).toEqual({ kind: 'note-retracted' })
  })

  it('counts a family session with the members who took part', async () => {
    const family = await ownCase(p.again(rena), { kind: 'family', members: [{ role: 'partner', sex: 'male', ageBand: '26-45', category: 'family-of-survivor' }] })
    const { draftId } = await startDraft(p.again(rena), { caseId: family })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...soap, kind: 'family' } })
    expect(await signNote(p.again(rena), { draftId })).toEqual({ kind: 'not-ready', problems: { participants: 'choose-some' } })
    await saveDraft(p.again(rena), { draftId, base: 2, fields: { participants: 'M1,M2,M9' } })
    expect((await signNote(p.again(rena), { draftId })).kind).toBe('signed')
    expect(contentOf(await openNote(p.again(rena), { noteId: draftId as string as Id<'note'> }))?.participants).toEqual(['M1', 'M2'])
  })

  it('is listed by first lines with the last plan, newest first', async () => {
    const list = await listNotes(p.again(rena), await permitCase(p.again(rena), caseId, 'read'), { show: 3 })
    expect(list.lines).toHaveLength(3)
    expect(list.total).toBeGreaterThan(5)
    expect(list.last).toMatchObject({ plan: expect.any(String), homeTask: expect.any(String) })
    expect(list.lines.every((line, at, all) => at === 0 || all[at - 1]!.sessionOn >= line.sessionOn)).toBe(true)
  })
})

describe('who reads', () => {
  it('the author and a supervisor under a live agreement, nobody else', async () => {
    const noteId = await signed(p.again(rena), caseId)
    expect((await openNote(p.again(leyla), { noteId })).as).toBe('supervisor')
    for (const scope of [nigar, stranger, administrator]) await refused(openNote(p.again(scope), { noteId })).resolves.toBe('not-found')
  })

  it('not even with every rule switched off: the keys refuse', async () => {
    const noteId = await signed(p.again(rena), caseId)
    for (const scope of [nigar, stranger, administrator]) {
      await refused(openNote(everythingAllowed(scope), { noteId })).resolves.toBe('not-found')
      await refused(retractNote(everythingAllowed(scope), { noteId, reason: 'wrong-client' })).resolves.toBe('not-found')
      await refused(addAddendum(everythingAllowed(scope), { noteId, text: 'planted' })).resolves.toBe('not-found')
    }
    expect(contentOf(await openNote(everythingAllowed(leyla), { noteId }))).toBeDefined()
  })

  it('nobody but the author reads a draft, the supervisor least of all', async () => {
    const { draftId } = await startDraft(p.again(rena), { caseId })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: soap })
    for (const scope of [leyla, nigar, administrator]) {
      await refused(openDraft(everythingAllowed(scope), { draftId })).resolves.toBe('not-found')
      await refused(saveDraft(everythingAllowed(scope), { draftId, base: 2, fields: { subjective: 'x' } })).resolves.toBe('not-found')
      await refused(signNote(everythingAllowed(scope), { draftId })).resolves.toBe('not-found')
    }
    const stolen = await p.connection.db.updateTable('draft').set({ author_id: leyla.actor.id }).where('id', '=', draftId).executeTakeFirst()
    expect(stolen.numUpdatedRows).toBe(1n)
    await refused(openDraft(everythingAllowed(leyla), { draftId })).resolves.toBe('unreadable')
    await refused(startDraft(everythingAllowed(nigar), { caseId }).then(async ({ draftId }) => {
      await saveDraft(everythingAllowed(nigar), { draftId, base: 1, fields: soap })
      return signNote(everythingAllowed(nigar), { draftId })
    })).resolves.toBe('not-found')
  })

  it('no supervisor where the client refused supervision', async () => {
    const alone = await ownCase(p.again(rena), { supervision: false })
    const noteId = await signed(p.again(rena), alone)
    await refused(openNote(p.again(leyla), { noteId })).resolves.toBe('not-found')
    await refused(openNote(everythingAllowed(leyla), { noteId })).resolves.toBe('not-found')
  })
})

describe('somebody with the database', () => {
  it('who swaps two documents makes these two unreadable, no other', async () => {
    const own = await ownCase(p.again(rena))
    const [a, b, c] = [await signed(p.again(rena), own), await signed(p.again(rena), own), await signed(p.again(rena), own)]
    const { db } = p.connection
    const documentOf = async (id: Id<'note'>) => (await db.selectFrom('session_note').select('document').where('id', '=', id).executeTakeFirstOrThrow()).document
    const [first, second] = [await documentOf(a), await documentOf(b)]
    await db.updateTable('session_note').set({ document: second }).where('id', '=', a).execute()
    await db.updateTable('session_note').set({ document: first }).where('id', '=', b).execute()
    await refused(openNote(p.again(rena), { noteId: a })).resolves.toBe('unreadable')
    await refused(openNote(p.again(rena), { noteId: b })).resolves.toBe('unreadable')
    expect((await openNote(p.again(rena), { noteId: c })).state).toBe('signed')
    const list = await listNotes(p.again(rena), await permitCase(p.again(rena), own, 'read'))
    expect(list.lines.map((line) => line.state).toSorted()).toEqual(['signed', 'unreadable', 'unreadable'])
    const noted = await db.selectFrom('audit_entry').select('did').where('did', '=', 'record.unreadable').execute()
    expect(noted).toHaveLength(3)
  })

  it.each([['session_on', '2024-01-01'], ['signed_on', '2024-05-02'], ['kind', 'family']] as const)('who changes %s in the clear is found out', async (column, value) => {
    const noteId = await signed(p.again(rena), caseId)
    await p.connection.db.updateTable('session_note').set({ [column]: value }).where('id', '=', noteId).execute()
    await refused(openNote(p.again(rena), { noteId })).resolves.toBe('unreadable')
  })

  it('who gives a note another author is found out', async () => {
    const noteId = await signed(p.again(rena), caseId)
    await p.connection.db.updateTable('session_note').set({ author_id: nigar.actor.id }).where('id', '=', noteId).execute()
    await refused(openNote(p.again(rena), { noteId })).resolves.toBe('unreadable')
  })

  it('who deletes a note leaves it standing in the head', async () => {
    const own = await ownCase(p.again(rena))
    const [a, b] = [await signed(p.again(rena), own), await signed(p.again(rena), own)]
    await p.connection.db.deleteFrom('session_note').where('id', '=', a).execute()
    expect(await absentNotes(p.again(rena), await permitCase(p.again(rena), own, 'read'))).toEqual([a])
    expect((await openNote(p.again(rena), { noteId: b })).state).toBe('signed')
  })

  it('who moves an addendum to another note makes it unreadable there', async () => {
    const [a, b] = [await signed(p.again(rena), caseId), await signed(p.again(rena), caseId)]
    await addAddendum(p.again(rena), { noteId: a, text: 'for a' })
    await p.connection.db.updateTable('addendum').set({ note_id: b }).where('note_id', '=', a).execute()
    expect((await openNote(p.again(rena), { noteId: b })).addenda).toMatchObject([{ unreadable: true }])
  })
})
