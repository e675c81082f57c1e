import { afterEach, beforeEach, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import type { Visit } from '#app/http/scope-of.server.ts'
import { beginSitting, endSitting, openSitting, rememberSent } from '#app/http/sitting.server.ts'
import { raiseAlertByTicket } from '#app/risk/raise-by-ticket.server.ts'
import type { Id } from '#app/work/id.ts'
import { sitWithClient, type Sitting } from '#app/sessions/sit-with-client.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { rules } from '#app/work/rules.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let sessions: SessionMemory
let sitting: Sitting
let visit: (cookie: string | undefined) => Visit

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  sitting = await sitWithClient(rena, { caseId: await ownCase(rena) })
  sessions = new SessionMemory()
  const ground = { db: p.connection.db, serverKey: p.serverKey, programme: rena.programme, audit: p.audit, rules, now: rena.now }
  const context = { runtime: { sessions, ground: () => ground }, address: '' } as unknown as Visit['context']
  visit = (cookie) => ({ request: new Request('http://localhost/with-client', cookie ? { headers: { Cookie: `__Host-sirdash=${cookie}` } } : {}), context })
})
afterEach(() => p.close())

async function held(): Promise<string> {
  const open = await sessions.begin({ person: rena.actor.id, keys: p.keysOf(rena), pin: '123456', device: 'shared', secondStep: false })
  const answer = beginSitting(visit(open), sitting)
  return /__Host-sirdash=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!
}

test('the page opens for the held session alone, each time under another number and window', async () => {
  const cookie = await held()
  const [first, second] = [openSitting(visit(cookie), sitting.draftId), openSitting(visit(cookie), sitting.draftId)]
  expect([first?.openings, second?.openings]).toEqual([1, 2])
  expect(first?.windowId).not.toBe(second?.windowId)
  expect(openSitting(visit(cookie), 'another draft')).toBeUndefined()
  expect(openSitting(visit(undefined), sitting.draftId)).toBeUndefined()
  endSitting(visit(cookie))
  expect(openSitting(visit(cookie), sitting.draftId)).toBeUndefined()
})

test('an alert that a scale sent is said on every page from then on, and after the end on none', async () => {
  const cookie = await held()
  expect(openSitting(visit(cookie), sitting.draftId)?.sent).toBeUndefined()
  rememberSent(visit(cookie), 'the alert')
  expect(openSitting(visit(cookie), sitting.draftId)?.sent).toBe('the alert')
  endSitting(visit(cookie))
  rememberSent(visit(cookie), 'another')
  expect(openSitting(visit(cookie), sitting.draftId)).toBeUndefined()
})

test('the risk button sends by its own ticket, without a session, once; no alert from before is on the page', async () => {
  const { caseId, alertId, ticket, open } = sitting.risk!
  const ground = { db: p.connection.db, programme: rena.programme, serverKey: p.serverKey, audit: rena.audit, now: rena.now }
  const raise = (by: string) => raiseAlertByTicket(ground, { caseId: caseId as Id<'case'>, alertId: alertId as Id<'alert'>, ticket: by, level: 'imminent', source: 'button' })
  expect(open).toEqual([])
  expect(await raise(ticket)).toMatchObject({ kind: 'sent' })
  expect(await raise(ticket)).toMatchObject({ kind: 'already-sent' })
  await expect(raise(sitting.ticket)).rejects.toSatisfy(isRefusal)
})
