import { afterAll, beforeAll, expect, test } from 'vitest'
import { permitCase } from '#app/cases/permit-case.server.ts'
import { closeAlert } from '#app/risk/close-alert.server.ts'
import { openAlert } from '#app/risk/open-alert.server.ts'
import { raiseAlert } from '#app/risk/raise-alert.server.ts'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { endAgreements } from '#app/supervision/end-agreements.server.ts'
import { listAgreements } from '#app/supervision/list-feedback.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { ownCase, signed } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'
import { everythingAllowed, kindOf } from './reviewed.ts'

let p: TestProgramme
let leyla: Scope
let rena: Scope
beforeAll(async () => {
  p = await testProgramme()
  leyla = await p.person('Leyla', ['supervisor'])
  rena = await p.person('Rena', ['psychologist'])
})
afterAll(() => p.close())

const agree = async (startsOn: string, endsOn: string): Promise<Id<'agreement'>> => {
  const agreementId = await draftAgreement(p.again(leyla), { superviseeId: rena.actor.id, startsOn, endsOn, weeklyReading: 3 })
  await signAgreement(p.again(leyla), { agreementId })
  await signAgreement(p.again(rena), { agreementId })
  return agreementId
}
const clock = () => endAgreements({ db: p.connection.db, audit: rena.audit, now: rena.now })

const keyOf = async (scope: Scope, kind: 'clinical' | 'risk', caseId: string) => (await p.again(scope).keys.maybe(kind, caseId)) !== undefined

test('the clock takes the keys without anybody’s: at once what is read, after 14 days alerts and open reviews; a following agreement goes on', async () => {
  const [caseId, other] = [await ownCase(rena), await ownCase(rena)]
  await agree('2024-05-01', '2024-05-20')
  const [first, second] = [await signed(p.again(rena), caseId), await signed(p.again(rena), caseId)]
  const unread = await signed(p.again(rena), other)
  const review = await startReview(p.again(leyla), first)
  await agree('2024-05-15', '2024-05-31')
  expect(await clock()).toBe(0)

  p.at('2024-05-21')
  expect(await clock()).toBe(0)
  expect([await keyOf(leyla, 'clinical', caseId), await keyOf(leyla, 'clinical', other)]).toEqual([true, true])
  expect((await permitCase(p.again(leyla), other, 'read')).as).toBe('supervisor')

  // both are past their day; the first, under which the review was opened, runs on to 3 June
  p.at('2024-06-01')
  // the clock comes within the hour: until then the keys are there, and the day alone refuses
  expect(await kindOf(permitCase(p.again(leyla), other, 'read'))).toBe('not-found')
  await clock()
  await reconcileGrants(p.again(rena))
  expect(await clock()).toBe(0)
  expect([await keyOf(leyla, 'clinical', caseId), await keyOf(leyla, 'clinical', other), await keyOf(leyla, 'risk', other)]).toEqual([true, false, true])
  const unruled = everythingAllowed(p.again(leyla))
  expect((await readReview(p.again(leyla), review)).note).toMatchObject({ kind: 'open' })
  expect(await kindOf(startReview(unruled, unread))).toBe('not-found')
  expect(await kindOf(startReview(p.again(leyla), second))).toBe('not-found')
  expect(await keyOf(leyla, 'risk', caseId)).toBe(true)
  const { alertId } = await raiseAlert(p.again(rena), { caseId: other, alertId: newId<'alert'>(), level: 'high', source: 'button' })
  expect(await openAlert(p.again(leyla), { alertId })).toMatchObject({ kind: 'whole', told: [{ name: 'Leyla' }] })
  expect(await listAgreements(p.again(leyla))).toMatchObject([{ endsOn: '2024-05-31', state: 'running-on' }, { endsOn: '2024-05-20', state: 'running-on' }])

  p.at('2024-06-04')
  await clock()
  expect([await keyOf(leyla, 'clinical', caseId), await keyOf(leyla, 'risk', other)]).toEqual([false, true])
  expect((await readReview(p.again(leyla), review)).note).toEqual({ kind: 'closed' })
  expect((await readReview(everythingAllowed(p.again(leyla)), review)).note).toEqual({ kind: 'closed' })

  // the second still runs on when the first is altogether over
  expect((await p.connection.db.selectFrom('agreement').select('state').execute()).map((row) => row.state)).toEqual(['active', 'active'])

  // never while an alert is open
  p.at('2024-06-15')
  expect(await clock()).toBe(0)
  expect((await openAlert(p.again(leyla), { alertId })).kind).toBe('whole')
  await closeAlert(p.again(rena), { alertId, reason: 'by-mistake', words: 'Wrong file' })
  expect(await clock()).toBe(2)
  expect(await clock()).toBe(0)
  expect([await keyOf(leyla, 'risk', caseId), await keyOf(leyla, 'risk', other), await keyOf(rena, 'clinical', caseId)]).toEqual([false, false, true])
  await reconcileGrants(p.again(rena))
  expect(await keyOf(leyla, 'risk', other)).toBe(false)
})
