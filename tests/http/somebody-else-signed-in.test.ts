import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import { draftAssessment, showAssessmentEditor } from '#app/assessments/draft-assessment.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { action as postRisk } from '#app/routes/drafts.$draftId.risk.ts'
import { action as postSave } from '#app/routes/drafts.$draftId.save.ts'
import { action as postWithClient } from '#app/routes/with-client.$draftId.tsx'
import { action as postEditor } from '#app/routes/_desk.drafts.$draftId._index.tsx'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { choiceText } from '#app/sessions/sat-scale.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import type { Scope } from '#app/work/scope.ts'

// A shared laptop, and a page without script that was left open: a colleague has signed in by the time it is posted. The first
// guard is the page's own mark (decision 164), shown last; the others are tried with a mark of hers that lets them through.
let w: AlertWorld
let sessions: SessionMemory
let context: LoaderFunctionArgs['context']
let caseId: Id<'case'>
beforeAll(async () => {
  w = await alertWorld()
  sessions = new SessionMemory(() => Date.now())
  const ground = { db: w.connection.db, serverKey: w.serverKey, programme: w.rena.programme, audit: w.audit, rules, now: w.rena.now, argon: undefined as never }
  context = { runtime: { sessions, ground: () => ground, forms: { keep: () => {}, forget: () => {} } }, address: '', language: 'en', requestId: 'test' } as unknown as LoaderFunctionArgs['context']
})
beforeEach(async () => { caseId = await ownCase(w.again(w.rena)) })
afterAll(() => w.close())

type Act = typeof postSave
async function post(act: Act, who: Scope, draftId: string, fields: Record<string, string>, page = who): Promise<[status: number, text: string]> {
  const cookie = await sessions.begin({ person: who.actor.id, keys: w.keysOf(who), pin: '123456', device: 'personal', secondStep: false })
  const headers = { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, page.actor.id), 'Content-Type': 'application/x-www-form-urlencoded', 'Accept': 'text/html' }
  const request = new Request(`http://localhost/drafts/${draftId}`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers })
  const answer = await (act({ request, params: { draftId }, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((refused: unknown) => refused as Response)
  return [answer.status, answer.headers.get('Location') ?? await answer.text()]
}
const sent = async () => (await listAlerts(w.again(w.leyla))).filter((line) => line.caseId === caseId)

async function note() {
  const { draftId } = await startDraft(w.again(w.rena), { caseId })
  const { ticket, risk } = await showEditor(w.again(w.rena), { draftId })
  const form = { 'base': '1', 'member': '', ticket, 'alertId': risk.alertId, 'alertTicket': risk.tickets['']!, 'draft.text': 'He gave his dog away', 'draft.riskAnswer': 'new-or-higher', 'draft.riskLevel': 'high' }
  return { draftId, form }
}
const textOf = async (draftId: Id<'draft'>) => (await openDraft(w.again(w.rena), { draftId })).fields.text

test.each([['a colleague who supervises', () => w.leyla], ['an administrator', () => w.admin]])('a risk answer sends its alert and says so, and the words wait for their author: %s', async (_, who) => {
  const { draftId, form } = await note()
  const [status, page] = await post(postRisk, who(), draftId, form)
  expect([status, page]).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect(page).not.toContain('dog')
  expect([await sent(), await textOf(draftId)]).toMatchObject([[{ id: form.alertId, level: 'high' }], 'He gave his dog away'])
})

test('with no ticket that holds it says NOT SENT; what sends nothing is not found, and its words wait', async () => {
  const { draftId, form } = await note()
  expect(await post(postRisk, w.murad, draftId, { ...form, alertTicket: 'none', ticket: 'none' })).toEqual([401, expect.stringMatching(/NOT SENT[\s\S]*tel:112/)])
  const { 'draft.riskAnswer': _, 'draft.riskLevel': __, ...calm } = form
  expect(await post(postRisk, w.murad, draftId, calm)).toEqual([404, 'null'])
  expect([await sent(), await textOf(draftId)]).toEqual([[], 'He gave his dog away'])
})

test.each([['the editor', postEditor as unknown as Act], ['the risk answer', postRisk], ['the save', postSave]])('the scale of an assessment sends, and the page says SENT: %s', async (_, act) => {
  const start = await draftAssessment(w.again(w.rena), { caseId })
  if (start.kind !== 'begun') throw new Error(start.kind)
  const { view, baseline } = await showAssessmentEditor(w.again(w.rena), { draftId: start.draftId, check: false })
  const form = { 'base': '1', 'member': '', 'ticket': view.ticket, 'alertTicket': view.risk.tickets['']!, 'draft.scale': 'phq9', 'draft.total': '12', 'draft.riskItem': '3' }
  expect(await post(act, w.murad, start.draftId, { ...form, alertTicket: 'none' })).toEqual([401, expect.stringContaining('NOT SENT')])
  expect(await post(act, w.murad, start.draftId, { ...form, ticket: 'over' })).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect(await sent()).toMatchObject([{ id: baseline.alertId }])
  // what cannot be kept is sent as well
  expect((await post(act, w.murad, start.draftId, { ...form, 'draft.presenting': 'x'.repeat(200_000) }))[0]).toBe(200)
})

test('words that no ticket keeps are not lost without a word: by the editor, its save, the risk answer and the page with a client', async () => {
  const { draftId, form } = await note()
  const { 'draft.riskAnswer': _, 'draft.riskLevel': __, ...calm } = form
  for (const act of [postEditor as unknown as Act, postSave, postRisk, postWithClient as unknown as Act]) {
    for (const ticket of ['over', '']) expect(await post(act, w.murad, draftId, { ...calm, ticket, then: 'end' }, w.rena)).toEqual([404, 'null'])
  }
  // an alert is said first, and on the same page what became of the words
  const [status, page] = await post(postRisk, w.murad, draftId, { ...form, ticket: 'over' }, w.rena)
  expect([status, page]).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*There is nothing here for you/)])
  expect(await textOf(draftId)).toBeUndefined()
})

test('an altered draft holds no alert back, nor does a key that does not open the answer; what went wrong stands beside it', async () => {
  const { db } = w.connection
  const first = await note()
  await db.updateTable('draft').set({ document: 'altered' as never }).where('id', '=', first.draftId).execute()
  expect(await post(postRisk, w.rena, first.draftId, first.form)).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*cannot be opened/)])
  expect(await sent()).toMatchObject([{ id: first.form.alertId, level: 'high' }])
  caseId = await ownCase(w.again(w.rena))
  const second = await note()
  await db.updateTable('key_grant').set({ short_cut: null, signature: 'altered' }).where('recipient_id', '=', w.rena.actor.id).where('compartment_id', 'in', db.selectFrom('compartment').select('id').where('subject_id', '=', caseId).where('kind', '=', 'risk')).execute()
  expect(await post(postRisk, w.rena, second.draftId, second.form)).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*(cannot be opened|went wrong)/)])
  expect(await sent()).toMatchObject([{ id: second.form.alertId, level: 'high' }])
})

test('words of an answer that are too long, or no words, hold no alert back, and what cannot be read is not sent in silence', async () => {
  const { draftId, form } = await note()
  const long = { ...form, 'draft.riskTold': `${'x'.repeat(1000)}\r\n`.repeat(3) }
  for (const who of [w.rena, w.murad]) {
    const [status, page] = await post(postRisk, who, draftId, long, w.rena)
    expect([status, page.includes('SENT, nobody has seen it'), page.includes('cannot be opened')]).toEqual([200, true, false])
  }
  expect(await sent()).toMatchObject([{ id: form.alertId }])
  for (const who of [w.rena, w.murad]) expect(await post(postRisk, who, draftId, { ...form, alertId: 'none' }, w.rena)).toEqual([401, expect.stringContaining('NOT SENT')])
  // each line break comes as two signs and was typed as one
  const full = await note()
  expect(await post(postRisk, w.rena, full.draftId, { ...full.form, 'draft.riskTold': 'x\r\n'.repeat(999) + 'xx' })).toEqual([303, `/drafts/${full.draftId}`])
})

test('the scale of an altered assessment sends by its ticket, and what went wrong is said beside it', async () => {
  const start = await draftAssessment(w.again(w.rena), { caseId })
  if (start.kind !== 'begun') throw new Error(start.kind)
  const { view, baseline } = await showAssessmentEditor(w.again(w.rena), { draftId: start.draftId, check: false })
  const form = { 'base': '1', 'member': '', 'ticket': view.ticket, 'alertTicket': view.risk.tickets['']!, 'draft.scale': 'phq9', 'draft.total': '12', 'draft.riskItem': '3' }
  await w.connection.db.updateTable('draft').set({ document: 'altered' as never }).where('id', '=', start.draftId).execute()
  for (const act of [postEditor as unknown as Act, postSave, postRisk]) expect(await post(act, w.rena, start.draftId, form)).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*cannot be opened/)])
  expect(await sent()).toMatchObject([{ id: baseline.alertId }])
  expect((await post(postEditor as unknown as Act, w.rena, start.draftId, { ...form, 'draft.riskItem': '0', 'draft.total': '2' }))[0]).toBe(422)
})

test('an answer that cannot be saved and sends nothing is not passed over in silence', async () => {
  const { draftId, form } = await note()
  await w.connection.db.updateTable('key_grant').set({ short_cut: null, signature: 'altered' }).where('recipient_id', '=', w.rena.actor.id).where('compartment_id', 'in', w.connection.db.selectFrom('compartment').select('id').where('subject_id', '=', caseId).where('kind', '=', 'risk')).execute()
  expect((await post(postRisk, w.rena, draftId, { ...form, 'draft.riskAnswer': 'not-asked', 'draft.riskReason': 'other' }))[0]).toBeGreaterThanOrEqual(422)
})

test('with a client, where nobody sits any more: the words wait, and SENT or NOT SENT is said first', async () => {
  const { draftId, form } = await note()
  const scale = { 'draft.scale1': choiceText({ tool: 'phq9', scaleId: newId(), alertId: newId() }), 'draft.scale1.answers.phq9_9': '2' }
  const page = { base: '1', ticket: form.ticket, alertTicket: form.alertTicket, then: 'end', 'draft.jot1': 'He gave his dog away', ...scale }
  const withClient = postWithClient as unknown as Act
  expect(await post(withClient, w.murad, draftId, { ...page, alertTicket: 'none' }, w.rena)).toEqual([401, expect.stringContaining('NOT SENT')])
  expect(await post(withClient, w.murad, draftId, page, w.rena)).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect(await sent()).toMatchObject([{ level: 'to-be-screened' }])
  expect(await post(withClient, w.murad, draftId, { ...page, ticket: 'over' }, w.rena)).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*There is nothing here for you/)])
})

test('with a client: words that cannot be kept, or make the draft too large, are shown again to whoever is in, and are not lost unsaid', async () => {
  const { draftId, form } = await note()
  await saveDraft(w.again(w.rena), { draftId, base: 1, fields: { presenting: 'x'.repeat(120_000) } })
  const scale = { 'draft.scale1': choiceText({ tool: 'phq9', scaleId: newId(), alertId: newId() }), 'draft.scale1.answers.phq9_9': '2' }
  const page = { base: '2', ticket: form.ticket, alertTicket: form.alertTicket, then: 'end' }
  const withClient = postWithClient as unknown as Act
  for (const words of ['y'.repeat(120_000), 'the dog\uFFFD']) {
    for (const rings of [{}, scale]) expect(await post(withClient, w.rena, draftId, { ...page, 'draft.jot1': words, ...rings })).toEqual([307, `/drafts/${draftId}?index`])
  }
  expect(await sent()).toMatchObject([{ level: 'to-be-screened' }])
  expect(await post(withClient, w.murad, draftId, { ...page, 'draft.jot1': 'the dog\uFFFD', ...scale }, w.rena)).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*This could not be understood/)])
})

test('a text too long to be kept is not passed over where nobody is in who could be shown it again', async () => {
  const { draftId, form } = await note()
  expect((await post(postEditor as unknown as Act, w.murad, draftId, { ...form, 'draft.text': 'x'.repeat(200_000) }, w.rena))[0]).toBe(413)
})

test('a text too long to be kept holds no risk answer back', async () => {
  const { draftId, form } = await note()
  const [status] = await post(postRisk, w.rena, draftId, { ...form, 'draft.text': 'x'.repeat(200_000) })
  expect([status, await sent()]).toMatchObject([307, [{ id: form.alertId }]])
})

test('words that cannot be kept, from a covered page: SENT, and what became of them; in an open session the editor shows them again', async () => {
  const withClosed = async (fields: Record<string, string>) => {
    const { draftId, form } = await note()
    return post(postRisk, w.rena, draftId, { ...form, ...fields }, w.murad)
  }
  expect(await withClosed({ 'draft.text': 'the dog\uFFFD' })).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*This could not be understood/)])
  expect(await withClosed({ 'draft.text': 'x'.repeat(200_000) })).toEqual([200, expect.stringMatching(/SENT, nobody has seen it[\s\S]*Too much at once[\s\S]*>Go on</)])
  expect((await withClosed({}))[1]).not.toMatch(/could not be understood|Too much/)
  const { draftId, form } = await note()
  expect(await post(postRisk, w.rena, draftId, { ...form, 'draft.riskTold': 'the aunt\0' })).toEqual([307, `/drafts/${draftId}?index`])
  expect((await sent()).map(({ id }) => id)).toContain(form.alertId)
  expect(await post(postRisk, w.rena, draftId, { ...form, 'draft.riskTold': 'the aunt\0', 'alertId': 'none' })).toEqual([401, expect.stringMatching(/NOT SENT[\s\S]*This could not be understood/)])
})

test('a draft that grows too large is not passed over by the risk answer, nor by the save', async () => {
  const { draftId, form } = await note()
  await saveDraft(w.again(w.rena), { draftId, base: 1, fields: { presenting: 'x'.repeat(120_000) } })
  const more = { ...form, 'base': '2', 'draft.text': 'y'.repeat(120_000) }
  expect(await post(postRisk, w.rena, draftId, more)).toEqual([307, `/drafts/${draftId}?index`])
  expect([(await post(postSave, w.rena, draftId, more))[0], (await post(postEditor as unknown as Act, w.rena, draftId, more))[0]]).toEqual([413, 413])
})

test('the mark of a page stops the colleague before anything is read, and neither an alert nor a word is lost by it', async () => {
  const { draftId, form } = await note()
  const { 'draft.riskAnswer': _, 'draft.riskLevel': __, ...calm } = form
  for (const act of [postRisk, postSave]) expect(await post(act, w.murad, draftId, calm, w.rena)).toEqual([303, '/somebody-else'])
  expect([await sent(), await textOf(draftId)]).toEqual([[], 'He gave his dog away'])
  expect(await post(postRisk, w.murad, draftId, form, w.rena)).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect(await sent()).toMatchObject([{ id: form.alertId, level: 'high' }])
})
