import { afterEach, beforeEach, expect, test } from 'vitest'
import { FormsMemory } from '#app/accounts/forms-memory.server.ts'
import { openForm } from '#app/accounts/sealed-form.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { markBrowser, markPage } from '#app/accounts/whose-browser.server.ts'
import { guarded } from '#app/http/guarded.server.ts'
import { redirectTo } from '#app/http/redirect.server.ts'
import { bare } from '#app/http/refusal-response.server.ts'
import { whoOpened } from '#app/cases/who-opened.server.ts'
import { look } from '#app/audit/look.server.ts'
import { checkHead } from '#app/keys/head.server.ts'
import { rules } from '#app/work/rules.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal, type RefusalKind } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let caseId: Id<'case'>
let cookie: string
let context: object

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  caseId = await ownCase(rena)
  const sessions = new SessionMemory()
  cookie = await sessions.begin({ person: rena.actor.id, keys: p.keysOf(rena), pin: '123456', device: 'personal', secondStep: false })
  context = { runtime: { sessions, ground: () => ({ db: p.connection.db, serverKey: p.serverKey, programme: rena.programme, audit: p.audit, rules, now: rena.now }) }, address: '' }
})
afterEach(() => p.close())

const args = () => ({ request: new Request('http://localhost/x', { headers: { Cookie: `__Host-sirdash=${cookie}` } }), context, params: {} }) as never
const noticed = async () => (await p.connection.db.selectFrom('audit_entry').select('did').where('did', '=', 'record.unreadable').execute()).length

test('an altered head is the named error, and in the trail once a day', async () => {
  await signed(rena, caseId)
  const handler = guarded(async () => checkHead(p.again(rena), caseId, 'clinical', []))
  expect(await handler(args())).toMatchObject({ state: 'holds' })
  const [other] = await p.connection.db.selectFrom('case_file').select('header').execute()
  await p.connection.db.updateTable('compartment_head').set({ document: other!.header as never }).execute()
  for (let time = 0; time < 2; time++) await expect(handler(args())).rejects.toMatchObject({ status: 422 })
  expect(await noticed()).toBe(1)
})

test('altered pins likewise', async () => {
  const leyla = await p.person('Leyla', ['supervisor'])
  await p.supervise(leyla, rena)
  await p.connection.db.updateTable('own_document').set({ revision: 77 }).where('person_id', '=', rena.actor.id).execute()
  await expect(guarded(async () => p.again(rena).keys.recipients([leyla.actor.id]))(args())).rejects.toMatchObject({ status: 422 })
  expect(await noticed()).toBe(1)
})

test('an altered look is shown as such and is in the trail', async () => {
  await look(rena, { caseId, record: caseId, what: 'case' })
  expect((await whoOpened(p.again(rena), caseId)).altered).toEqual([])
  expect(await noticed()).toBe(0)
  const [other] = await p.connection.db.selectFrom('case_file').select('header').execute()
  await p.connection.db.updateTable('look').set({ document: other!.header as never }).execute()
  expect((await whoOpened(p.again(rena), caseId)).altered.length).toBeGreaterThan(0)
  expect(await noticed()).toBeGreaterThan(0)
})

test('a page of its own is shown whatever the router makes of it, returned or thrown; any other answer is the router\'s', async () => {
  const asked = async (answer: Response, isThrown = false): Promise<string | undefined> => {
    const context: { instead?: Response } = {}
    const action = guarded(async () => { if (isThrown) throw answer; return answer })
    await action({ request: new Request('http://localhost/x'), params: {}, context } as never).catch(() => {})
    return context.instead?.text()
  }
  const page = () => new Response('SENT', { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  expect([await asked(page()), await asked(page(), true), await asked(bare(404)), await asked(redirectTo('/today'), true)]).toEqual(['SENT', 'SENT', undefined, undefined])
})

test('a form that came too late never reaches its action, whoever asks for its page', async () => {
  let ran = 0
  const action = guarded(async () => { ran++ })
  const runtime = { sessions: new SessionMemory(), forms: new FormsMemory(), ground: () => undefined }
  const kept = { id: 'x', person: newId<'person'>(), path: '/cases/new', did: [], why: 'covered', sealed: 'x' }
  const asked = (more: object) => action({ request: new Request('http://localhost/cases/new', { method: 'POST' }), params: {}, context: { runtime, ...more } } as never)
  await expect(asked({ kept })).rejects.toBeInstanceOf(Response)
  expect(ran).toBe(0)
  await asked({})
  expect(ran).toBe(1)
})

test('a form that somebody else was quicker than waits; what is refused otherwise does not', async () => {
  const forms = new FormsMemory()
  const runtime = { ...(context as { runtime: object }).runtime, forms }
  const mark = markBrowser(p.serverKey, rena.actor.id)
  const refused = async (kind: RefusalKind, method: 'GET' | 'POST', takesForm = true): Promise<unknown> => {
    const body = method === 'POST' ? { body: new URLSearchParams({ signs: 'she stops eating' }) } : {}
    const request = new Request('http://localhost/alerts/x', { method, headers: { 'Cookie': `__Host-sirdash=${cookie}; __Host-sirdash-whose=${mark}`, 'sirdash-whose': markPage(p.serverKey, rena.actor.id) }, ...body })
    const thrown = await guarded(async () => { throw new Refusal(kind) })({ request, params: {}, context: { runtime, place: { page: '/alerts/x', takesForm } } } as never).catch((answer: unknown) => answer)
    return (thrown as Response).json()
  }
  for (const [kind, method] of [['stale', 'GET'], ['not-found', 'POST'], ['too-many', 'POST']] as const) await refused(kind, method)
  // where no page would show it again it does not wait
  expect(await refused('stale', 'POST', false)).toEqual({ kept: false })
  expect(forms.find(mark, '/alerts/x')).toBeUndefined()
  expect(await refused('stale', 'POST')).toEqual({ kept: true })
  expect(forms.find(mark, '/alerts/x')).toMatchObject({ person: rena.actor.id, why: 'overtaken' })
})

test('taken away when it was sent again and taken, not by another form or button of its page', async () => {
  const forms = new FormsMemory()
  const runtime = { ...(context as { runtime: object }).runtime, forms }
  const mark = markBrowser(p.serverKey, rena.actor.id)
  const send = (fields: Record<string, string>, answer: () => Promise<unknown>) => guarded(answer)({
    request: new Request('http://localhost/alerts/x', { method: 'POST', headers: { 'Cookie': `__Host-sirdash=${cookie}; __Host-sirdash-whose=${mark}`, 'sirdash-whose': markPage(p.serverKey, rena.actor.id) }, body: new URLSearchParams(fields) }),
    params: {}, context: { runtime, place: { page: '/alerts/x', takesForm: true } },
  } as never).catch(() => undefined)
  const [plan, taken] = [{ did: 'plan', number: '1', signs: 'she stops eating' }, async () => ({})]
  const waits = () => forms.find(mark, '/alerts/x') !== undefined
  // buttons and version numbers alone are nothing that somebody wrote
  await send({ did: 'plan', number: '1', contact: newId() }, async () => { throw new Refusal('stale') })
  expect(waits()).toBe(false)
  await send(plan, async () => { throw new Refusal('stale') })
  // sent again it goes upon what stands there now
  const { id, sealed } = forms.find(mark, '/alerts/x')!
  expect((await openForm(rena.keys, rena.actor.id, id, sealed)).values).toEqual({ did: 'plan', signs: 'she stops eating' })
  await send({ did: 'seen' }, taken)
  await send({ did: 'action', actionNow: 'called' }, taken)
  await send(plan, async () => new Response(null, { status: 422 }))
  expect(waits()).toBe(true)
  await send(plan, taken)
  expect(waits()).toBe(false)
})
