import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftAgreement } from '#app/supervision/draft-agreement.server.ts'
import { endAgreements } from '#app/supervision/end-agreements.server.ts'
import { readReview } from '#app/supervision/read-review.server.ts'
import { signAgreement } from '#app/supervision/sign-agreement.server.ts'
import { startReview } from '#app/supervision/start-review.server.ts'
import type { Id } from '#app/work/id.ts'
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
const held = async (scope: Scope, caseId: string) => (await p.again(scope).keys.maybe('clinical', caseId)) !== undefined

test('the clock ends an agreement and its grants without anybody’s key; a following one goes on', async () => {
  const caseId = await ownCase(rena)
  await agree('2024-05-01', '2024-05-20')
  const [first, second] = [await signed(p.again(rena), caseId), await signed(p.again(rena), caseId)]
  const review = await startReview(p.again(leyla), first)
  await agree('2024-05-15', '2024-05-31')
  expect(await clock()).toBe(0)

  p.at('2024-05-21')
  expect(await clock()).toBe(1)
  expect(await held(leyla, caseId)).toBe(true)

  p.at('2024-06-01')
  expect(await held(leyla, caseId)).toBe(true)
  expect(await clock()).toBe(1)
  expect(await clock()).toBe(0)
  expect(await held(leyla, caseId)).toBe(false)
  expect(await held(rena, caseId)).toBe(true)
  const unruled = everythingAllowed(p.again(leyla))
  expect(await kindOf(startReview(unruled, second))).toBe('not-found')
  expect((await readReview(p.again(leyla), review)).note).toEqual({ kind: 'closed' })
  expect((await readReview(unruled, review)).note).toEqual({ kind: 'closed' })
})
