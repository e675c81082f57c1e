import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreementById } from '#app/supervision/agreement-table.server.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
beforeEach(async () => { p = await testProgramme() })
afterEach(() => p.close())

test('an agreement is in force when both have signed', async () => {
  const leyla = await p.person('Leyla', ['supervisor'])
  const rena = await p.person('Rena', ['psychologist'])
  const id = await p.supervise(leyla, rena)
  expect((await agreementById(leyla.db, id))!.state).toBe('active')
})
