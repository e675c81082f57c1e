import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReactNode } from 'react'
import { languages, type Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { WordsProvider } from '#app/language/words.tsx'
import { addAddendum } from '#app/sessions/add-addendum.server.ts'
import { DraftsPage } from '#app/sessions/drafts-page.tsx'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
import { NoteEditor } from '#app/sessions/note-editor.tsx'
import { NotePage } from '#app/sessions/note-page.tsx'
import { retractNote } from '#app/sessions/retract-note.server.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { SearchPage } from '#app/sessions/search-page.tsx'
import { searchOwnNotes } from '#app/sessions/search-own-notes.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { showNote } from '#app/sessions/show-note.server.ts'
import { showSigning } from '#app/sessions/show-signing.server.ts'
import { SignPage } from '#app/sessions/sign-page.tsx'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { ownCase, signed, soap } from './own-case.ts'

let p: TestProgramme
let rena: Scope
let leyla: Scope
let caseId: Id<'case'>

beforeAll(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  caseId = await ownCase(rena)
})
afterAll(() => p.close())

const drawn = (page: ReactNode, language: Language = 'en') => renderToStaticMarkup(<WordsProvider language={language} words={wordsOf(language)}>{page}</WordsProvider>)

describe.each(languages)('in %s', (language) => {
  it('the editor is a whole form without script, with its ticket, both texts and every part', async () => {
    const { draftId } = await startDraft(p.again(rena), { caseId, fields: { ...soap, data: 'left from another form' } })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { plan: 'mine' } })
    await saveDraft(p.again(rena), { draftId, base: 1, fields: { plan: 'theirs' } })
    const view = await showEditor(p.again(rena), { draftId })
    const page = drawn(<NoteEditor view={view} />, language)
    for (const part of ['name="draft.subjective"', 'name="draft.riskAnswer"', 'name="ticket"', 'name="then" value="sign"', 'left from another form', '>mine<', 'theirs', 'spellcheck="false"']) expect(page.toLowerCase()).toContain(part.toLowerCase())
    expect(page).not.toContain('style=')
    expect(page).not.toContain('undefined')
  })

  it('a note is read with digest, risk, addenda; no name; at most 60 kB', async () => {
    const noteId = await signed(p.again(rena), caseId, { subjective: 'Text '.repeat(4000), riskAnswer: 'new-or-higher', riskType: 'suicide', riskLevel: 'moderate' })
    await addAddendum(p.again(rena), { noteId, text: 'added words' })
    const view = { ...await showNote(p.again(leyla), { noteId }), changedSinceReview: true }
    const page = drawn(<NotePage view={view} />, language)
    const { sessions } = wordsOf(language)
    for (const part of [view.digest, 'added words', sessions.riskAnswers['new-or-higher'], sessions.riskTypes.suicide, sessions.changedSinceReview]) expect(page).toContain(part)
    expect(page).not.toContain('/retract')
    expect(Buffer.byteLength(page)).toBeLessThan(60_000)
    await retractNote(p.again(rena), { noteId, reason: 'wrong-client' })
    const hidden = drawn(<NotePage view={{ ...await showNote(p.again(rena), { noteId }), changedSinceReview: false }} />, language)
    expect(hidden).toContain(sessions.retract.reasons['wrong-client'])
    expect(hidden).not.toContain('Text Text')
  })

  it('signing shows the text or what is still to do; drafts and search are lists', async () => {
    const { draftId } = await startDraft(p.again(rena), { caseId })
    const { sessions, frame } = wordsOf(language)
    expect(drawn(<SignPage view={await showSigning(p.again(rena), { draftId })} />, language)).toContain(sessions.sign.notReady)
    await saveDraft(p.again(rena), { draftId, base: 1, fields: soap })
    const ready = drawn(<SignPage view={await showSigning(p.again(rena), { draftId })} />, language)
    expect(ready).toContain('name="pin"')
    expect(ready).toContain(soap.plan)
    expect(drawn(<DraftsPage drafts={await listDrafts(p.again(rena))} />, language)).toContain(`/drafts/${draftId}`)
    const search = { words: 'x', ...await searchOwnNotes(p.again(rena), 'sister') }
    expect(drawn(<SearchPage search={search} />, language)).toContain(frame.actions.searchNotes)
  })
})
