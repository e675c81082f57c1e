import { afterEach, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import type { Guarded } from '#app/http/guarded.server.ts'
import { keepDraft } from '#app/http/keep-draft.server.ts'
import { editorTicket } from '#app/sessions/editor-ticket.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { rules } from '#app/work/rules.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

const minute = 60_000
let p: TestProgramme
let sessions: SessionMemory
let clock: number
let cookie: string
let draftId: Id<'draft'>
let rena: Scope
let ticket: string
type Sent = { how?: 'json' | 'form'; /** Whose page it says it stands on. */ page?: Scope | null; /** Its ticket. */ by?: string | undefined }
let save: (base: number, subjective: string, sent?: Sent) => ReturnType<typeof keepDraft>

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  const caseId = await ownCase(rena)
  draftId = (await startDraft(rena, { caseId })).draftId
  ticket = (await editorTicket(rena, draftId)).ticket
  clock = Date.now()
  sessions = new SessionMemory(() => clock)
  cookie = await sessions.begin({ person: rena.actor.id, keys: p.keysOf(rena), pin: '123456', device: 'personal', secondStep: false })
  const ground = { db: p.connection.db, serverKey: p.serverKey, programme: rena.programme, audit: p.audit, rules, now: rena.now, argon: undefined as never }
  const context = { runtime: { sessions, ground: () => ground }, address: '', requestId: 'test' } as unknown as Guarded['context']
  save = (base, subjective, { how = 'json', page = rena, by } = {}) => {
    const body = how === 'json' ? JSON.stringify({ base, fields: { subjective }, ticket: by }) : new URLSearchParams({ 'base': String(base), 'draft.subjective': subjective, ...(by === undefined ? {} : { ticket: by }) }).toString()
    const headers = { 'Cookie': `__Host-sirdash=${cookie}`, ...(page ? { 'sirdash-whose': markPage(p.serverKey, page.actor.id) } : {}), 'Content-Type': how === 'json' ? 'application/json' : 'application/x-www-form-urlencoded' }
    return keepDraft({ request: new Request(`http://localhost/drafts/${draftId}/save`, { method: 'POST', body, headers }), context, params: { draftId } })
  }
})
afterEach(() => p.close())

const state = () => sessions.find(cookie, { quiet: true }).kind

test('an autosave that changes something shows that somebody is there, one that changes nothing does not', async () => {
  expect(await save(1, 'first')).toMatchObject({ kind: 'answered', saving: { kind: 'saved', revision: 2 } })
  clock += 6 * minute
  expect(await save(2, 'second')).toMatchObject({ saving: { revision: 3 } })
  clock += 6 * minute
  expect(await save(3, 'second')).toMatchObject({ saving: { revision: 3 } })
  expect(state()).toBe('open')
  clock += 5 * minute
  expect(state()).toBe('veiled')
})

test('pressing the button is done by a person, whether it changes anything or not', async () => {
  await save(1, 'first', { how: 'form' })
  clock += 6 * minute
  await save(2, 'first', { how: 'form' })
  clock += 6 * minute
  expect(state()).toBe('open')
})

test('from the page of somebody who was here before nothing is saved by whoever is in now', async () => {
  const nigar = await p.person('Nigar', ['psychologist'])
  for (const how of ['json', 'form'] as const) {
    for (const page of [nigar, null]) expect(await save(1, 'hers', { how, page })).toMatchObject({ kind: 'at-the-door', door: { status: how === 'form' ? 404 : 303 }, keeping: { kind: 'not-kept' } })
  }
  expect(await save(1, 'own')).toMatchObject({ saving: { kind: 'saved', revision: 2 } })
})

test('text for a page that time has veiled is kept by its ticket alone; without one, with one nobody marked or an old one it is not', async () => {
  clock += 11 * minute
  expect(await save(1, 'late', { by: ticket })).toMatchObject({ kind: 'at-the-door', keeping: { kind: 'kept' } })
  expect(await save(1, 'late')).toMatchObject({ kind: 'at-the-door', keeping: { kind: 'not-kept' } })
  const forged = ticket.replace(/\..*/, `.${'A'.repeat(43)}`)
  await expect(save(1, 'late', { by: forged })).rejects.toSatisfy(isRefusal)
  p.at('2024-05-22')
  await expect(save(1, 'late', { by: ticket })).rejects.toSatisfy(isRefusal)
})

test('without script the door is the refusal where no ticket keeps the text: forged, missing or old, from a covered page and from that of another', async () => {
  const forged = ticket.replace(/\..*/, `.${'A'.repeat(43)}`)
  const nigar = await p.person('Nigar', ['psychologist'])
  const lost = async (by?: string) => {
    for (const page of [rena, nigar]) expect(await save(1, 'late', { how: 'form', page, by })).toMatchObject({ kind: 'at-the-door', door: { status: 404 }, keeping: { kind: 'not-kept' } })
  }
  clock += 11 * minute
  expect(await save(1, 'late', { how: 'form', by: ticket })).toMatchObject({ door: { status: 303 }, keeping: { kind: 'kept' } })
  await lost(forged)
  await lost()
  p.at('2024-05-22')
  await lost(ticket)
})
