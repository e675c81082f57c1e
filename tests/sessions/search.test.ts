import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '#app/work/refusal.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { searchOwnNotes } from '#app/sessions/search-own-notes.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { ownCase, signed, soap } from './own-case.ts'

describe('search', () => {
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

  it('finds all the words in own signed notes, in any spelling of the letters, and nobody else’s', async () => {
    await signed(p.again(rena), caseId, { subjective: 'Gecələr İLDIRIM səsi ilə oyanır, sonra yatmır.' })
    await signed(p.again(nigar), await ownCase(p.again(nigar)), { subjective: 'Gecələr ildırım' })
    const found = await searchOwnNotes(p.again(rena), 'gecələr oyanır')
    expect(found).toMatchObject({ matches: 1, searched: 1, found: [{ sessionOn: '2024-05-13', match: 'Gecələr' }] })
    expect((await searchOwnNotes(p.again(rena), 'gecələr quş')).matches).toBe(0)
    expect((await searchOwnNotes(p.again(rena), '   ')).searched).toBe(0)
  })

  it('leaves out what was retracted, and refuses everybody without cases', async () => {
    const noteId = await signed(p.again(rena), caseId, { subjective: 'unmistakable' })
    expect((await searchOwnNotes(p.again(rena), 'unmistakable')).matches).toBe(1)
    await retractNote(p.again(rena), { noteId, reason: 'wrong-session' })
    expect((await searchOwnNotes(p.again(rena), 'unmistakable')).matches).toBe(0)
    const leyla = await p.person('Leyla', ['supervisor'])
    await expect(searchOwnNotes(leyla, 'x').catch((error: unknown) => isRefusal(error) && error.kind)).resolves.toBe('not-found')
  })

  it('works in slices, so that others are answered between them', async () => {
    const { db } = p.connection
    const noteId = await signed(p.again(rena), caseId, { subjective: 'needle '.repeat(300) })
    const row = await db.selectFrom('session_note').selectAll().where('id', '=', noteId).executeTakeFirstOrThrow()
    const copies = Array.from({ length: 2000 }, () => ({ ...row, id: crypto.randomUUID() as Id<'note'> }))
    for (let at = 0; at < copies.length; at += 100) await db.insertInto('session_note').values(copies.slice(at, at + 100)).execute()
    let others = 0
    let going = true
    const busy = (async () => { while (going) { await new Promise(setImmediate); others += 1 } })()
    const { slices, searched, unreadable } = await searchOwnNotes(p.again(rena), 'needle')
    going = false
    await busy
    expect(searched).toBeGreaterThan(2000)
    expect(unreadable).toBe(2000)
    expect(slices).toBeGreaterThan(5)
    expect(others).toBeGreaterThanOrEqual(slices - 1)
    await db.deleteFrom('session_note').where('id', 'in', copies.slice(0, 900).map(({ id }) => id)).execute()
  })
})

describe('the database file', () => {
  const canary = 'Qızılquş-7431'
  const forms = [Buffer.from(canary), Buffer.from(canary, 'utf16le'), Buffer.from(Buffer.from(canary).toString('base64').slice(0, 16)), Buffer.from(Buffer.from(canary).toString('hex'))]
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-notes-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const holds = () => readdirSync(folder).some((name) => forms.some((form) => readFileSync(join(folder, name)).includes(form)))

  it('holds no word of a draft, a note, an addendum, a retraction or a search', async () => {
    const p = await testProgramme(join(folder, 'notes.db'))
    const rena = await p.person('Rena', ['psychologist'])
    const caseId = await ownCase(rena)
    const { draftId } = await startDraft(p.again(rena), { caseId, fields: { subjective: canary } })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { ...soap, plan: canary } })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { plan: `${canary} 2` } })
    const { ticket } = await editorTicket(p.again(rena), draftId)
    await saveDraftByTicket({ db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now }, { draftId, ticket, base: 2, fields: { plan: canary } })
    const noteId = await signed(p.again(rena), caseId, { subjective: canary, homeTask: canary })
    await addAddendum(p.again(rena), { noteId, text: canary })
    await searchOwnNotes(p.again(rena), canary)
    await retractNote(p.again(rena), { noteId, reason: 'wrong-client', words: canary })
    await p.connection.settle()
    expect(holds()).toBe(false)
    await p.connection.db.updateTable('case_file').set({ word: canary }).where('id', '=', caseId).execute()
    await p.connection.settle()
    expect(holds()).toBe(true)
    await p.close()
  })
})
