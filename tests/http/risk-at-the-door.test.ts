import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { action } from '#app/routes/drafts.$draftId.risk.ts'
import { action as postContact } from '#app/routes/_desk.first-contact.new.tsx'
import { showEditor } from '#app/sessions/show-editor.server.ts'
import { startDraft } from '#app/sessions/start-draft.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { rules } from '#app/work/rules.server.ts'
import { alertWorld, type AlertWorld } from '#tests/risk/alert-world.ts'
import { consentSheet } from '#tests/sessions/consent-given.ts'
import { ownCase } from '#tests/sessions/own-case.ts'

// A risk answer given while the session behind the page is covered: its alert goes at once by the page's ticket, the
// answer stays in the draft, and both are said.
let w: AlertWorld
let sessions: SessionMemory
let cookie: string
let context: LoaderFunctionArgs['context']
beforeAll(async () => {
  w = await alertWorld()
  sessions = new SessionMemory(() => Date.now())
  cookie = await sessions.begin({ person: w.rena.actor.id, keys: w.keysOf(w.rena), pin: '123456', device: 'personal', secondStep: false })
  const { db } = w.connection
  const ground = { db, serverKey: w.serverKey, programme: w.rena.programme, audit: w.audit, rules, now: w.rena.now, argon: undefined as never }
  context = { runtime: { sessions, ground: () => ground }, address: '', language: 'en', requestId: 'test' } as unknown as LoaderFunctionArgs['context']
  await keepOwnPhone(w.again(w.rena), '+994 50 777 77 77')
})
afterAll(() => w.close())

const post = async (draftId: string, fields: Record<string, string>, accept = 'application/json') => {
  const headers = { Cookie: `__Host-sirdash=${cookie}`, Accept: accept, 'Content-Type': 'application/x-www-form-urlencoded' }
  const request = new Request(`http://localhost/drafts/${draftId}/risk`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers })
  return await (action({ request, params: { draftId }, context } as LoaderFunctionArgs) as Promise<Response>).catch((answer: unknown) => answer as Response)
}
const veil = () => { cookie = sessions.veil(cookie) ?? cookie }
const lift = async () => {
  const lifted = await sessions.lift(cookie, '123456')
  if (lifted.kind === 'lifted') cookie = lifted.cookie
}
const alertsOf = async (caseId: Id<'case'>) => (await listAlerts(w.again(w.leyla))).filter((line) => line.caseId === caseId)
const higher = { answer: 'new-or-higher', level: 'high', actionNow: 'Not alone tonight' }

test('by script: the alert is there and the answer is not; pressed again when she is back it is one alert, with its answer', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const { draftId } = await startDraft(w.again(w.rena), { caseId })
  const { risk: { alertId, tickets } } = await showEditor(w.again(w.rena), { draftId })
  const given = { ...higher, member: '', alertId, ticket: tickets['']! }
  veil()
  const answer = await post(draftId, given)
  expect([answer.status, await answer.json()]).toEqual([200, { kind: 'sent', alertId, answerWaits: true }])
  expect(await openAlert(w.again(w.leyla), { alertId: alertId as Id<'alert'> })).toMatchObject({ kind: 'whole', content: { level: 'high', actionNow: 'Not alone tonight', phone: '+994 50 777 77 77' } })
  expect(await w.connection.db.selectFrom('risk_part').selectAll().execute()).toEqual([])
  // a ticket of another case, or none: nothing goes, and the answer is no success
  for (const ticket of ['', 'x.y', tickets['']!.replace('.', '.A')]) expect((await post(draftId, { ...given, alertId: newId(), ticket })).status).toBe(303)
  expect((await post(draftId, { ...given, answer: 'not-asked', reason: 'other' })).status).toBe(303)
  await lift()
  expect(await (await post(draftId, given)).json()).toEqual({ kind: 'saved', alertId })
  expect([await alertsOf(caseId), await w.connection.db.selectFrom('risk_part').selectAll().execute()]).toMatchObject([[{ id: alertId }], [{ about_id: draftId }]])
})

test('without script the page says SENT, and NOT SENT where it is not; a member with a case of their own is alerted about that case', async () => {
  const own = await openCase(w.again(w.rena), { kind: 'individual', district: 'Aghdam', header: { sex: 'male', ageBand: '12-17', category: 'family-of-survivor' }, consent: consentSheet() })
  const child = { role: 'older-child', sex: 'male', ageBand: '12-17', category: 'family-of-survivor' } as const
  const familyId = await ownCase(w.again(w.rena), { kind: 'family', members: [{ ...child, ownCase: own.code }, child] })
  const { draftId } = await startDraft(w.again(w.rena), { caseId: familyId })
  const view = await showEditor(w.again(w.rena), { draftId })
  const code = Object.keys(view.risk.tickets).find((name) => name !== '')!
  const form = (ticket: string) => ({ 'base': '1', 'member': code, [`alertId${code}`]: newId(), [`alertTicket${code}`]: ticket, 'ticket': view.ticket, [`draft.${code}.riskAnswer`]: 'new-or-higher', [`draft.${code}.riskLevel`]: 'imminent' })
  veil()
  const sent = await post(draftId, form(view.risk.tickets[code]!), 'text/html')
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  expect([await alertsOf(own.caseId), await alertsOf(familyId)]).toMatchObject([[{ level: 'imminent' }], []])
  const failed = await post(draftId, form('none'), 'text/html')
  expect([failed.status, await failed.text()]).toEqual([401, expect.stringContaining('NOT SENT')])
  const contact = new Request('http://localhost/first-contact/new', { method: 'POST', body: new URLSearchParams({ risk: 'high' }).toString(), headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'Content-Type': 'application/x-www-form-urlencoded' } })
  const told = await (postContact({ request: contact, params: {}, context } as LoaderFunctionArgs) as Promise<unknown>).catch((answer: unknown) => answer) as Response
  expect([told.status, await told.text()]).toEqual([401, expect.stringContaining('tel:112')])
  await lift()
})
