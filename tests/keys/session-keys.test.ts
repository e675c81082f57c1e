import { expect, test } from 'vitest'
import { newUserSecrets, personKeysOf } from '#app/keys/person-keys.server.ts'
import { newBytes } from '#app/keys/random.server.ts'
import { liftKeys, newSessionKeys, openSession, pinFits, rewrapKeys, veilKeys } from '#app/keys/session-keys.server.ts'

const server = newBytes(32)
const secret = () => ({ cookie: newBytes(32), server })
const made = async () => {
  const [own, { keys }] = [secret(), personKeysOf('somebody', 1, await newUserSecrets('314159'))]
  return { own, session: await newSessionKeys(keys, '314159', own) }
}

test('while it is open a session knows its PIN, under its own cookie alone', async () => {
  const { own, session } = await made()
  expect([pinFits(session, '314159', own), pinFits(session, '314150', own), pinFits(session, '314159', secret())]).toEqual([true, false, false])
  const next = secret()
  const moved = rewrapKeys(session, own, next)!
  expect([pinFits(moved, '314159', next), pinFits(moved, '314159', own)]).toEqual([true, false])
})

test('a veil takes that away: only the stretched PIN opens anything, and then it is known again', async () => {
  const { own, session } = await made()
  const [next, after] = [secret(), secret()]
  const veiled = veilKeys(session, own, next)
  expect(veiled.direct).toBeUndefined()
  expect([pinFits(veiled, '314159', own), pinFits(veiled, '314159', next), openSession(veiled, next)]).toEqual([false, false, undefined])
  expect(await liftKeys(veiled, '314150', next, after)).toBeUndefined()
  const lifted = (await liftKeys(veiled, '314159', next, after))!
  expect([pinFits(lifted, '314159', after), pinFits(lifted, '314150', after)]).toEqual([true, false])
  expect(openSession(lifted, after)).toBeDefined()
})
