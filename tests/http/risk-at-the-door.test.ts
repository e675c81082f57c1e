import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { markPage } from '#app/accounts/whose-browser.server.ts'
import { openCase } from '#app/cases/open-case.server.ts'
import { keepEmergencyCard } from '#app/risk/emergency-cards.server.ts'
import { listAlerts } from '#app/risk/list-alerts.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { keepOwnPhone } from '#app/risk/own-phone.server.ts'
import { action } from '#app/routes/drafts.$draftId.risk.ts'
import { action as postContact } from '#app/routes/_desk.first-contact.new.tsx'
import { action as postEntry } from '#app/routes/_desk.cases.$caseId.scales.new.$instrument.tsx'
import { action as postScale } from '#app/routes/scales.save.ts'
import { action as sendByButton } from '#app/routes/alerts.send.ts'
import { loader as stateOf } from '#app/routes/alerts.$alertId.state.ts'
import { loader as askNeeded } from '#app/routes/alerts.needed.ts'
import { seeAlert } from '#app/risk/see-alert.server.ts'
import { editorOf } from '#app/http/draft-kinds.server.ts'
import { entryOf } from '#app/http/scale-answers.server.ts'
import { openScale } from '#app/scales/open-scale.server.ts'
import { listDrafts } from '#app/sessions/list-drafts.server.ts'
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
  const headers = { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Accept': accept, 'Content-Type': 'application/x-www-form-urlencoded' }
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
  expect([answer.status, await answer.json()]).toEqual([200, { kind: 'sent', alertId, answer: 'waits' }])
  expect(await openAlert(w.again(w.leyla), { alertId: alertId as Id<'alert'> })).toMatchObject({ kind: 'whole', content: { level: 'high', actionNow: 'Not alone tonight', phone: '+994 50 777 77 77' } })
  expect(await w.connection.db.selectFrom('risk_part').selectAll().execute()).toEqual([])
  // a ticket of another case, or none: nothing goes, and the answer is no success
  for (const ticket of ['', 'x.y', tickets['']!.replace('.', '.A')]) expect((await post(draftId, { ...given, alertId: newId(), ticket })).status).toBe(303)
  expect((await post(draftId, { ...given, answer: 'not-asked', reason: 'other' })).status).toBe(303)
  await lift()
  expect(await (await post(draftId, given)).json()).toEqual({ kind: 'saved', alertId })
  expect([await alertsOf(caseId), await w.connection.db.selectFrom('risk_part').selectAll().execute()]).toMatchObject([[{ id: alertId }], [{ about_id: draftId }]])
})

/** The red button of a case, by script. */
const pressButton = async (fields: Record<string, string>) => {
  const request = new Request('http://localhost/alerts/send', { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Accept': 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' } })
  return await (sendByButton({ request, params: {}, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((refused: unknown) => refused as Response)
}
const wordsSent = async (caseId: Id<'case'>) => Promise.all((await alertsOf(caseId)).map(async ({ id }) => {
  const opened = await openAlert(w.again(w.leyla), { alertId: id as Id<'alert'> })
  return opened.kind === 'whole' ? opened.content.actionNow : opened.kind
}))

test.each([['a mark a decoder left', '\uFFFD', '?'], ['NUL', '\0', '?'], ['words longer than a line', 'x'.repeat(3000), `${'x'.repeat(1990)}…`]])('%s holds no alert back, and what can be read of the words goes with it', async (_, sign, read) => {
  const actionNow = `Not alone${sign}`
  for (const covered of [false, true]) {
    const caseId = await ownCase(w.again(w.rena))
    const { draftId } = await startDraft(w.again(w.rena), { caseId })
    const { risk: { alertId, tickets } } = await showEditor(w.again(w.rena), { draftId })
    if (covered) veil()
    // two pages: the button's and the answer's
    for (const answer of [await post(draftId, { ...higher, actionNow, member: '', alertId, ticket: tickets['']! }), await pressButton({ caseId, alertId: newId(), level: 'high', ticket: tickets['']!, actionNow })]) expect([answer.status, await answer.json()]).toMatchObject([200, { kind: 'sent' }])
    expect(await wordsSent(caseId)).toEqual([`Not alone${read}`, `Not alone${read}`])
    if (covered) await lift()
  }
})

test('by script in an open session: what is wrong with the words, a key that does not open, and of nothing that they wait', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const { draftId } = await startDraft(w.again(w.rena), { caseId })
  const { risk: { alertId, tickets } } = await showEditor(w.again(w.rena), { draftId })
  const given = { ...higher, member: '', alertId, ticket: tickets['']! }
  const said = async (fields: Record<string, string>) => {
    const answer = await post(draftId, { ...given, ...fields })
    return [answer.status, await answer.json()]
  }
  expect(await said({ told: 'x'.repeat(2001) })).toEqual([200, { kind: 'sent', alertId, answer: 'not-saved', errors: { told: ['too-long:2000'] } }])
  expect(await said({ told: 'the aunt\uFFFD' })).toMatchObject([200, { alertId, answer: 'not-saved', errors: { told: ['unreadable-text'] } }])
  expect(await said({ answer: 'not-asked', reason: 'other', told: '\0' })).toMatchObject([422, { errors: { told: ['unreadable-text'] } }])
  expect(await said({})).toEqual([200, { kind: 'saved', alertId }])
  const { db } = w.connection
  await db.updateTable('key_grant').set({ short_cut: null, signature: 'altered' }).where('recipient_id', '=', w.rena.actor.id).where('compartment_id', 'in', db.selectFrom('compartment').select('id').where('subject_id', '=', caseId).where('kind', '=', 'risk')).execute()
  expect(await said({ alertId: newId() })).toMatchObject([200, { kind: 'sent', answer: 'not-saved', errors: {} }])
})

test('two windows that answer at once are one alert', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const { draftId } = await startDraft(w.again(w.rena), { caseId })
  const { risk: { alertId, tickets } } = await showEditor(w.again(w.rena), { draftId })
  const given = { ...higher, member: '', alertId, ticket: tickets['']! }
  const both = await Promise.all([post(draftId, given), post(draftId, { ...given, level: 'imminent' })])
  expect([await Promise.all(both.map((answer) => answer.json())), await alertsOf(caseId)]).toMatchObject([[{ kind: 'saved', alertId }, { kind: 'saved', alertId }], [{ id: alertId, level: 'imminent' }]])
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
  const contact = new Request('http://localhost/first-contact/new', { method: 'POST', body: new URLSearchParams({ risk: 'high' }).toString(), headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Content-Type': 'application/x-www-form-urlencoded' } })
  const told = await (postContact({ request: contact, params: {}, context } as LoaderFunctionArgs) as Promise<unknown>).catch((answer: unknown) => answer) as Response
  expect([told.status, await told.text()]).toEqual([401, expect.stringContaining('tel:112')])
  await lift()
})

/** PHQ-9, total 6 with item 9 at 1. */
async function phq9(caseId: Id<'case'>): Promise<Record<string, string>> {
  const { view, tickets } = await entryOf(w.again(w.rena), { caseId, instrumentId: 'phq9', language: 'en', answers: undefined })
  const answers = Object.fromEntries([...'121100001'].map((digit, at) => [`answers.phq9_${at + 1}`, digit]))
  return { caseId, instrument: 'phq9', by: 'items', pack: 'none', scaleId: view.ids.scale, alertId: view.ids.alert, ticket: tickets.alert, keepTicket: tickets.keep, measuredOn: view.day, version: '', language: 'az', mode: 'self', rater: 'client', ...answers }
}
const sendScale = async (fields: Record<string, string>, accept = 'application/json') => {
  const headers = { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Accept': accept, 'Content-Type': 'application/x-www-form-urlencoded' }
  const byScript = accept === 'application/json'
  const request = new Request(`http://localhost${byScript ? '/scales/save' : `/cases/${fields.caseId}/scales/new/phq9`}`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers })
  const args = { request, params: byScript ? {} : { caseId: fields.caseId, instrument: 'phq9' }, context } as unknown as LoaderFunctionArgs
  return await ((byScript ? postScale : postEntry)(args) as Promise<Response>).catch((answer: unknown) => answer as Response)
}
const scalesOf = (caseId: Id<'case'>) => w.connection.db.selectFrom('scale').select('id').where('case_id', '=', caseId).execute()
const waiting = async () => (await listDrafts(w.again(w.rena))).filter((draft) => draft.about === 'scale')

test('a scale whose page is covered: its alert goes at once, its answers wait sealed, and saved after the PIN it is one scale and one alert', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const given = await phq9(caseId)
  veil()
  for (const answer of [await sendScale(given), await sendScale(given)]) expect([answer.status, await answer.json()]).toEqual([200, { kind: 'saved', alertId: given.alertId, answer: 'waits' }])
  expect(await openAlert(w.again(w.leyla), { alertId: given.alertId as Id<'alert'> })).toMatchObject({ kind: 'whole', content: { level: 'to-be-screened', source: 'scale', finding: 'phq9.item9', phone: '+994 50 777 77 77' } })
  expect([await scalesOf(caseId), await waiting()]).toMatchObject([[], [{ id: given.scaleId, caseId }]])
  expect(JSON.stringify(await w.connection.db.selectFrom('draft').selectAll().execute())).not.toMatch(/phq9|121100001/)
  await lift()
  const place = await editorOf(w.again(w.rena), { draftId: given.scaleId as Id<'draft'>, check: false }).catch((answer: unknown) => (answer as Response).headers.get('location'))
  expect(place).toBe(`/cases/${caseId}/scales/new/phq9?answers=${given.scaleId}&by=items&pack=none`)
  const { view, waited } = await entryOf(w.again(w.rena), { caseId, instrumentId: 'phq9', language: 'en', answers: given.scaleId as Id<'draft'> })
  expect([view.ids.scale, waited]).toMatchObject([given.scaleId, { 'answers.phq9_9': '1', 'alertId': given.alertId }])
  await expect(entryOf(w.again(w.leyla), { caseId, instrumentId: 'phq9', language: 'en', answers: given.scaleId as Id<'draft'> })).rejects.toMatchObject({ kind: 'not-found' })
  for (let press = 0; press < 2; press++) expect(await (await sendScale(given)).json()).toEqual({ kind: 'saved', alertId: given.alertId })
  expect(await openScale(w.again(w.leyla), { scaleId: given.scaleId as Id<'scale'> })).toMatchObject({ line: { scores: [{ id: 'total', value: 6 }] }, findings: [{ item: 9 }] })
  expect([await alertsOf(caseId), await scalesOf(caseId), await waiting()]).toMatchObject([[{ id: given.alertId, level: 'to-be-screened' }], [{ id: given.scaleId }], []])
})

test('without script: SENT, or NOT SENT with the numbers; answers that oblige to nothing wait, and the door is shown', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const given = await phq9(caseId)
  const calm: Record<string, string> = { ...await phq9(caseId), 'answers.phq9_9': '0' }
  veil()
  const waits = await sendScale(calm, 'text/html')
  expect([waits.status, waits.headers.get('location')]).toEqual([303, `/drafts/${calm.scaleId}`])
  const sent = await sendScale(given, 'text/html')
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('SENT, nobody has seen it')])
  const failed = await sendScale({ ...given, scaleId: newId(), alertId: newId(), ticket: 'none' }, 'text/html')
  expect([failed.status, await failed.text()]).toEqual([401, expect.stringContaining('tel:112')])
  // by script nothing that was not sent looks like a success; a ticket of another form keeps nothing
  expect((await sendScale({ ...given, ticket: 'none' })).status).toBe(303)
  expect(await (await sendScale({ ...given, scaleId: newId() })).json()).toMatchObject({ answer: 'not-kept' })
  expect([(await alertsOf(caseId)).length, (await waiting()).map(({ id }) => id).sort()]).toEqual([1, [calm.scaleId, given.scaleId].sort()])
  await lift()
})

test('without script NOT SENT stands in red, with the card of the district and whoever is on duty where the page\'s ticket holds', async () => {
  await keepEmergencyCard(w.again(w.admin), { district: 'Aghdam', numbers: { nurse: '+994 50 222 22 22' } })
  const caseId = await ownCase(w.again(w.rena))
  const given = await phq9(caseId)
  const button = async (fields: Record<string, string>) => {
    const request = new Request('http://localhost/alerts/send', { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'Cookie': `__Host-sirdash=${cookie}`, 'sirdash-whose': markPage(w.serverKey, w.rena.actor.id), 'Content-Type': 'application/x-www-form-urlencoded' } })
    const answer = await (sendByButton({ request, params: {}, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((refused: unknown) => refused as Response)
    return [answer.status, await answer.text()] as const
  }
  veil()
  const pressed = { caseId, alertId: newId(), level: 'imminent', ticket: given.ticket! }
  // another case's ticket: what is sent is refused, the numbers are those of the ticket's own page
  const refused = await button({ ...pressed, caseId: newId() })
  expect(refused[0]).toBe(404)
  for (const word of ['class="not-sent"', 'tel:112', 'Aghdam', 'tel:+994502222222', 'Leyla', 'tel:+994501111115', 'Murad']) expect(refused[1]).toContain(word)
  expect(refused[1].indexOf('tel:+994502222222')).toBeLessThan(refused[1].indexOf('Leyla'))
  const strange = await button({ ...pressed, ticket: `${given.ticket!}x`.replace('.', '.A') })
  expect(strange[1]).toContain('tel:112')
  expect(strange[1]).not.toMatch(/Aghdam|Leyla|Murad|222/)
  const [status, sent] = await button(pressed)
  expect(status).toBe(200)
  expect(sent).not.toContain('class="not-sent"')
  expect(sent).toContain('tel:+994501111115')
  await lift()
})

test('a form that has to be put right, or whose words hold a name, sends all the same, once', async () => {
  const caseId = await ownCase(w.again(w.rena))
  const given = await phq9(caseId)
  const wrong = await sendScale({ ...given, 'answers.phq9_2': '7' })
  expect([wrong.status, (await wrong.json() as { errors: object }).errors]).toEqual([422, { 'answers.phq9_2': ['illegal-value'] }])
  expect([await alertsOf(caseId), await scalesOf(caseId)]).toMatchObject([[{ id: given.alertId }], []])
  // an item still empty beside it is no skipped one yet
  const other = await ownCase(w.again(w.rena))
  const unfinished = await phq9(other)
  expect((await sendScale({ ...unfinished, 'answers.phq9_2': '7', 'answers.phq9_9': '' })).status).toBe(422)
  expect(await alertsOf(other)).toEqual([])
  expect(await (await sendScale(given)).json()).toEqual({ kind: 'saved', alertId: given.alertId })
  expect([(await alertsOf(caseId)).length, (await scalesOf(caseId)).length]).toEqual([1, 1])
})

test('from a covered page its sender reads how far the alert got, by the page\'s ticket; nobody else does', async () => {
  const given = await phq9(await ownCase(w.again(w.rena)))
  const alertId = given.alertId as Id<'alert'>
  const state = async (ticket: string, with_ = cookie) => {
    const request = new Request(`http://localhost/alerts/${alertId}/state`, { headers: { Cookie: `__Host-sirdash=${with_}`, ...(ticket ? { 'Sirdash-Ticket': ticket } : {}) } })
    const answer = await (stateOf({ request, params: { alertId }, context } as unknown as LoaderFunctionArgs) as Promise<Response>).catch((refused: unknown) => refused as Response)
    return answer.status === 200 ? await answer.json() as { delivery: string; seenBy: string | null } : answer.status
  }
  veil()
  await sendScale(given)
  expect(await state(given.ticket!)).toMatchObject({ delivery: 'sent', seenBy: null, told: 1 })
  await seeAlert(w.again(w.leyla), { alertId })
  const seen = await state(given.ticket!)
  expect(seen).toMatchObject({ delivery: 'seen', seenBy: 'Leyla' })
  expect(JSON.stringify(seen)).not.toMatch(/screened|phq9/)
  // without a session at all it is the ticket that counts; another case's ticket, a broken one and none tell nothing
  expect(await state(given.ticket!, 'none')).toMatchObject({ delivery: 'seen' })
  await lift()
  const other = await phq9(await ownCase(w.again(w.rena)))
  veil()
  for (const ticket of [other.ticket!, 'x', '']) expect([303, 404]).toContain(await state(ticket))
  await lift()
})

test('a covered screen of a supervisor says that something waits and nothing of it, until she has seen it; nobody else is told', async () => {
  const sitting = await sessions.begin({ person: w.leyla.actor.id, keys: w.keysOf(w.leyla), pin: '123456', device: 'personal', secondStep: false })
  const hers = sessions.veil(sitting) ?? sitting
  const needed = async (with_: string) => {
    const answer = await (askNeeded({ request: new Request('http://localhost/alerts/needed', { headers: { Cookie: `__Host-sirdash=${with_}` } }), params: {}, context } as unknown as LoaderFunctionArgs) as Promise<Response>)
    return answer.json()
  }
  for (const line of await listAlerts(w.again(w.leyla))) if (!line.seenByMe) await seeAlert(w.again(w.leyla), { alertId: line.id as Id<'alert'> })
  expect(await needed(hers)).toEqual({ needed: false })
  await w.raise(await ownCase(w.again(w.rena)), { level: 'to-be-screened' })
  expect(await needed(hers)).toEqual({ needed: false })
  const alertId = await w.raise(await ownCase(w.again(w.rena)), { level: 'high' })
  expect([await needed(hers), await needed(cookie), await needed('none')]).toEqual([{ needed: true }, { needed: false }, { needed: false }])
  await seeAlert(w.again(w.leyla), { alertId })
  expect(await needed(hers)).toEqual({ needed: false })
})
