import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAudit } from '#app/audit/read-audit.server.ts'
import { insertGrants } from '#app/keys/grant-table.server.ts'
import { endCovers } from '#app/work/end-covers.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { ownCase } from '#tests/sessions/own-case.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
beforeAll(async () => { p = await testProgramme() })
afterAll(() => p.close())

test('a key given for a time goes the day after its last, from a live session too, with nobody signed in; no other goes with it', async () => {
  const [protection, rena, gulnar] = [await p.person('Kamran', ['data-protection']), await p.person('Rena', ['psychologist']), await p.person('Gulnar', ['psychologist'])]
  const [covered, chosen] = [await ownCase(rena), await ownCase(rena)]
  for (const [caseId, ends_on] of [[covered, '2024-05-20'], [chosen, null]] as const) {
    const grants = await p.again(rena).keys.prepareGrants('clinical', caseId, [gulnar.actor.id], 'cover')
    await inTransaction(p.again(rena), (scope) => insertGrants(scope.db, grants.map((grant) => ({ ...grant, ends_on }))))
  }
  const opens = async () => Promise.all([covered, chosen].map(async (caseId) => (await p.again(gulnar).keys.maybe('clinical', caseId)) !== undefined))
  const clock = () => endCovers({ db: p.connection.db, audit: p.audit, now: rena.now })
  p.at('2024-05-20')
  expect([await clock(), await opens()]).toEqual([0, [true, true]])
  p.at('2024-05-21')
  expect([await clock(), await clock(), await opens()]).toEqual([1, 0, [false, true]])
  expect((await p.again(rena).keys.maybe('clinical', covered)) !== undefined).toBe(true)
  const { lines = [] } = await readAudit(p.again(protection))
  expect(lines[0]).toMatchObject({ did: 'key.ended', person: 'Gulnar', about: 'clinical' })
  expect(lines[0]!.by).toBeUndefined()
})
