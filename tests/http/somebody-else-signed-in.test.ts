import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { draftAssessment, showAssessmentEditor } from '#app/assessments/draft-assessment.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { action as postRisk } from '#app/routes/drafts.$draftId.risk.ts'
import { action as postSave } from '#app/routes/drafts.$draftId.save.ts'
import { action as postEditor } from '#app/routes/_desk.drafts.$draftId._index.tsx'
import { openDraft } from '#app/sessions/open-draft.server.ts'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import type { Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import type { Scope } from '#app/work/scope.ts'

// A shared laptop, and a page without script that was left open: a colleague has signed in by the time it is posted.
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
async function post(act: Act, who: Scope, draftId: string, fields: Record<string, string>): Promise<[status: number, text: string]> {
  const cookie = await sessions.begin({ person: who.actor.id, keys: w.keysOf(who), pin: '123456', device: 'personal', secondStep: false })
  const headers = { 'Cookie': `__Host-sirdash=${cookie}`, 'Content-Type': 'application/x-www-form-urlencoded', 'Accept': 'text/html' }
  const request = new Request(`http://localhost/drafts/${draftId}`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers })
  const answer = await (act({ request, params: { draftId }, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((refused: unknown) => refused as Response)
  return [answer.status, await answer.text()]
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

test('a text too long to be kept holds no risk answer back', async () => {
  const { draftId, form } = await note()
  const [status] = await post(postRisk, w.rena, draftId, { ...form, 'draft.text': 'x'.repeat(200_000) })
  expect([status, await sent()]).toMatchObject([307, [{ id: form.alertId }]])
})
