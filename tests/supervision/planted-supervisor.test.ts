import { afterAll, beforeAll, expect, it } from 'vitest'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let programme: TestProgramme
let rena: Scope
let leyla: Scope
let admin: Scope

beforeAll(async () => {
  programme = await testProgramme()
  admin = await programme.person('Kamran', ['administrator'])
  rena = await programme.person('Rena', ['psychologist'])
  leyla = await programme.person('Leyla', ['supervisor'])
})
afterAll(() => programme.close())

it('an altered agreement row makes nobody a party: the key of the comments is not granted', async () => {
  const id = await programme.supervise(leyla, rena)
  expect(await programme.again(leyla).keys.maybe('supervision', id)).toBeDefined()
  await rena.db.updateTable('agreement').set({ supervisor_id: admin.actor.id }).where('id', '=', id).execute()
  await reconcileGrants(programme.again(rena))
  expect(await programme.again(admin).keys.maybe('supervision', id)).toBeUndefined()
})
