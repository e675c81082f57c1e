import { afterEach, beforeEach, expect, test } from 'vitest'
import { liftVeil, signingPin } from '#app/accounts/pin-used-up.server.ts'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import type { Doors } from '#app/accounts/sign-in.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { testProgramme, type TestProgramme } from '#tests/support/programme.ts'

let p: TestProgramme
let rena: Scope
let doors: Doors

beforeEach(async () => {
  p = await testProgramme()
  rena = await p.person('Rena', ['psychologist'])
  doors = { ground: { db: p.connection.db, audit: p.audit } as never, sessions: new SessionMemory(), limits: undefined as never }
})
afterEach(() => p.close())

const begin = () => doors.sessions.begin({ person: rena.actor.id, keys: p.keysOf(rena), pin: '123456', device: 'personal', secondStep: false })
const usedUp = async () => (await p.connection.db.selectFrom('audit_entry').select('did').where('did', '=', 'account.pin-used-up').execute()).length

test('five wrong PINs at the veil put the keys away, and the trail says so once', async () => {
  const cookie = doors.sessions.veil(await begin())
  for (let wrong = 0; wrong < 4; wrong++) expect(await liftVeil(doors, { cookie, pin: '000000' })).toMatchObject({ kind: 'refused' })
  expect(await usedUp()).toBe(0)
  expect(await liftVeil(doors, { cookie, pin: '000000' })).toMatchObject({ kind: 'locked' })
  expect(await liftVeil(doors, { cookie, pin: '000000' })).toMatchObject({ kind: 'none' })
  expect(await usedUp()).toBe(1)
})

test('five wrong PINs in signing likewise; a right one in between is no word in the trail', async () => {
  const cookie = await begin()
  for (const pin of ['0', '0', '0', '0', '123456']) await signingPin(doors, { cookie, pin })
  expect(await usedUp()).toBe(0)
  for (let wrong = 0; wrong < 6; wrong++) expect(await signingPin(doors, { cookie, pin: '000000' })).toBe(false)
  expect(await usedUp()).toBe(1)
})
