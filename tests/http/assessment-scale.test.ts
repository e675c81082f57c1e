import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import { scaleIds, scales } from '#app/assessments/assessment.ts'
import { baselineIn } from '#app/assessments/baseline-typed.ts'
import { draftAssessment, showAssessmentEditor, type AssessmentEditorView } from '#app/assessments/draft-assessment.server.ts'
import { signAssessmentDraft } from '#app/assessments/sign-assessment.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { action as postRisk } from '#app/routes/drafts.$draftId.risk.ts'
import { action as postSave } from '#app/routes/drafts.$draftId.save.ts'
import { action as postDigit } from '#app/routes/with-client.answers.ts'
import { action as postEditor } from '#app/routes/_desk.drafts.$draftId._index.tsx'
import { findingsIn } from '#app/scales/given.ts'
import { instrument } from '#app/scales/instruments.server.ts'
import { ringing } from '#app/scales/rings.ts'
import { saveDraft } from '#app/sessions/save-draft.server.ts'
import { saveDraftByTicket } from '#app/sessions/save-draft-by-ticket.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { ownCase } from '#tests/sessions/own-case.ts'

// The scale of a needs assessment: what it obliges to is sent with the answer, never first with the signature.
let w: AlertWorld
let sessions: SessionMemory
let cookie: string
let context: LoaderFunctionArgs['context']
let caseId: Id<'case'>
let draftId: Id<'draft'>
let editor: AssessmentEditorView
beforeAll(async () => {
  w = await alertWorld()
  sessions = new SessionMemory(() => Date.now())
  const { db } = w.connection
  const ground = { db, serverKey: w.serverKey, programme: w.rena.programme, audit: w.audit, rules, now: w.rena.now, argon: undefined as never }
  context = { runtime: { sessions, ground: () => ground, forms: { keep: () => {} } }, address: '', language: 'en', requestId: 'test' } as unknown as LoaderFunctionArgs['context']
})
beforeEach(async () => {
  cookie = await sessions.begin({ person: w.rena.actor.id, keys: w.keysOf(w.rena), pin: '123456', device: 'personal', secondStep: false })
  caseId = await ownCase(w.again(w.rena))
  const start = await draftAssessment(w.again(w.rena), { caseId })
  if (start.kind !== 'begun') throw new Error(start.kind)
  draftId = start.draftId
  editor = await showAssessmentEditor(w.again(w.rena), { draftId, check: false })
})
afterAll(() => w.close())

const veil = () => { cookie = sessions.veil(cookie) ?? cookie }
const sent = async () => (await listAlerts(w.again(w.leyla))).filter((line) => line.caseId === caseId)
const findingOf = async (alertId: string) => {
  const opened = await openAlert(w.again(w.leyla), { alertId: alertId as Id<'alert'> })
  return opened.kind === 'whole' ? opened.content.finding : opened.kind
}
const phq9 = { scale: 'phq9', total: '12', riskItem: '3' }
const asForm = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).map(([name, text]) => [`draft.${name}`, text]))

async function post(act: typeof postSave, body: string, type: string): Promise<Response> {
  const request = new Request(`http://localhost/drafts/${draftId}`, { method: 'POST', body, headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Content-Type': type, 'Accept': type.endsWith('json') ? 'application/json' : 'text/html' } })
  return await (act({ request, params: { draftId }, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((answer: unknown) => answer as Response)
}
const autosave = (base: number, fields: Record<string, string>) => post(postSave, JSON.stringify({ base, fields, ticket: editor.view.ticket }), 'application/json')
const form = (act: typeof postSave, fields: Record<string, string>, ticket = editor.view.risk.tickets['']!) =>
  post(act, new URLSearchParams({ base: '1', member: '', ticket: editor.view.ticket, alertTicket: ticket, ...asForm(fields) }).toString(), 'application/x-www-form-urlencoded')
const digit = (ticket = editor.view.risk.tickets['']!) =>
  post(postDigit as typeof postSave, new URLSearchParams({ tool: 'phq9', alertId: editor.baseline.alertId, ticket, 'entered.total': '12', 'answers.phq9_9': '3' }).toString(), 'application/x-www-form-urlencoded')

test('an autosave with item 9 answered sends; saved again and signed it is that one alert', async () => {
  expect((await autosave(1, { scale: 'phq9', total: '12' })).status).toBe(200)
  expect(await sent()).toEqual([])
  expect(await (await autosave(2, { riskItem: '3' })).json()).toMatchObject({ kind: 'saved', revision: 3 })
  expect(await sent()).toMatchObject([{ id: editor.baseline.alertId, level: 'to-be-screened' }])
  expect(await findingOf(editor.baseline.alertId)).toBe('phq9.item9')
  await autosave(3, { riskItem: '2' })
  await autosave(4, { presenting: 'x', place: 'home', selfCare: '0', work: '2', family: '1', community: '3', riskAnswer: 'nothing', conclusion: 'individual', urgency: 'week' })
  expect(await signAssessmentDraft(w.again(w.rena), { draftId })).toMatchObject({ kind: 'signed' })
  expect(await sent()).toHaveLength(1)
})

test('another window, a text that cannot be kept: the answer sends all the same', async () => {
  await autosave(1, { presenting: 'mine' })
  expect((await autosave(1, phq9)).status).toBe(409)
  expect(await sent()).toHaveLength(1)
  expect((await autosave(2, { presenting: '\uD800', ...phq9 })).status).toBe(422)
  expect(await sent()).toHaveLength(1)
})

test('an answer that was kept by a ticket, and whose alert never went, does not count as sent; one that went does', async () => {
  const sentIn = async () => (await showAssessmentEditor(w.again(w.rena), { draftId, check: false })).baseline.sent
  const { db } = w.connection
  const ground = { db, programme: w.rena.programme, serverKey: w.serverKey, audit: w.audit, now: w.rena.now }
  await saveDraftByTicket(ground, { draftId, ticket: editor.view.ticket, base: 1, windowId: newId<'draft'>(), fields: phq9 })
  expect([await sent(), await sentIn()]).toEqual([[], ''])
  // folded in by a save that brought none of the three fields, and so sent nothing
  const [merged] = (await showAssessmentEditor(w.again(w.rena), { draftId, check: false })).view.merged
  await saveDraft(w.again(w.rena), { draftId, base: 1, fields: { presenting: 'x' }, merged: [merged!] })
  const folded = await showAssessmentEditor(w.again(w.rena), { draftId, check: false })
  expect([folded.view.fields.riskItem, folded.view.merged, await sent(), folded.baseline.sent]).toEqual(['3', [], [], ''])
  await digit()
  expect([(await sent()).length, await sentIn()]).toEqual([1, 'phq9 phq9_9=3'])
  await saveDraftByTicket(ground, { draftId, ticket: editor.view.ticket, base: 2, windowId: newId<'draft'>(), fields: { presenting: 'y' } })
  expect(await sentIn()).toBe('phq9 phq9_9=3')
  await saveDraftByTicket(ground, { draftId, ticket: editor.view.ticket, base: 2, windowId: newId<'draft'>(), fields: { riskItem: '2' } })
  expect(await sentIn()).toBe('')
})

test('the page posts the answer itself, by its ticket, from a covered session as well; with the save it stays one alert', async () => {
  veil()
  expect(await (await digit()).json()).toEqual({ kind: 'sent', alertId: editor.baseline.alertId })
  expect((await digit('none')).status).toBe(404)
  expect((await autosave(1, phq9)).status).toBe(401)
  const lifted = await sessions.lift(cookie, '123456')
  if (lifted.kind === 'lifted') cookie = lifted.cookie
  await autosave(1, phq9)
  expect(await sent()).toMatchObject([{ id: editor.baseline.alertId, level: 'to-be-screened' }])
  expect(await findingOf(editor.baseline.alertId)).toBe('phq9.item9')
})

test.each([['the editor', postEditor as unknown as typeof postSave], ['the risk answer', postRisk], ['the save', postSave]])('without script, from a covered session: %s says SENT, or NOT SENT with the numbers', async (_, act) => {
  veil()
  const failed = await form(act, phq9, 'none')
  expect([failed.status, await failed.text()]).toEqual([401, expect.stringMatching(/NOT SENT[\s\S]*tel:112/)])
  expect(await sent()).toEqual([])
  const answer = await form(act, phq9)
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect(await sent()).toMatchObject([{ id: editor.baseline.alertId }])
  expect((await form(act, { ...phq9, riskItem: '0' })).status).toBe(303)
})

test('a low total sends too; a declined scale, a zero and a colleague do not', async () => {
  for (const calm of [{ scale: 'declined' }, { ...phq9, riskItem: '0' }, { scale: 'gad7', total: '20', riskItem: '3' }]) await form(postSave, calm)
  expect(await sent()).toEqual([])
  cookie = await sessions.begin({ person: w.leyla.actor.id, keys: w.keysOf(w.leyla), pin: '123456', device: 'personal', secondStep: false })
  expect((await autosave(1, phq9)).status).not.toBe(200)
  expect(await sent()).toEqual([])
  cookie = await sessions.begin({ person: w.rena.actor.id, keys: w.keysOf(w.rena), pin: '123456', device: 'personal', secondStep: false })
  await form(postSave, { scale: 'who5', total: '8' })
  expect([await sent(), await findingOf(editor.baseline.alertId)]).toMatchObject([[{ level: 'to-be-screened' }], 'who5.total'])
})

test('the page rings exactly where the server sends, for every scale, total and item', () => {
  const levels = new Set<string>()
  const wrong = scaleIds.flatMap((scale) => {
    const { least, most, step = 1, risk } = scales[scale]
    const totals = Array.from({ length: (most - least) / step + 1 }, (_, at) => String(least + at * step))
    const items = risk ? ['', ...Array.from({ length: risk.most + 1 }, (_, at) => String(at))] : ['']
    return totals.flatMap((total) => items.flatMap((riskItem) => {
      const { tool, values } = baselineIn({ scale, total, riskItem })!
      const rings = editor.baseline.rings[tool]
      const [page, server] = [rings && ringing(rings, values)?.level, findingsIn(instrument(tool), Object.entries(values), { isWhole: false })[0]?.level]
      if (server) levels.add(server)
      return page === server ? [] : [{ scale, total, riskItem, page, server }]
    }))
  })
  expect(wrong).toEqual([])
  // at one level, which no other is below: whether it was sent is looked for under one id alone (isSaid)
  expect([...levels]).toEqual(['to-be-screened'])
})
