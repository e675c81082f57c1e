import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SessionMemory } from '#app/accounts/session-memory.server.ts'
import { pinTries, sessionTimes } from '#app/accounts/session.ts'
import type { Device } from '#app/accounts/account.ts'
import type { PersonKeys } from '#app/keys/person-keys.server.ts'
import { newUserSecrets, personKeysOf } from '#app/keys/person-keys.server.ts'
import { newId } from '#app/work/id.ts'

const pin = '483920'
const person = newId<'person'>()
let keys: PersonKeys
let clock: number
let sessions: SessionMemory

beforeAll(async () => { keys = personKeysOf(person, 1, await newUserSecrets(pin)).keys })
beforeEach(() => {
  clock = Date.parse('2024-05-14T08:00:00Z')
  sessions = new SessionMemory(() => clock)
})

const begin = (device: Device = 'personal', secondStep = false) => sessions.begin({ person, keys, pin, device, secondStep })

describe('a session', () => {
  test('opens the person’s keys with its cookie, and with no other', async () => {
    const cookie = await begin()
    const found = sessions.find(cookie)
    if (found.kind !== 'open') throw new Error(found.kind)
    expect(found.keys.agreementPrivate).toEqual(keys.agreementPrivate)
    expect(found.keys.signingSeed).toEqual(keys.signingSeed)
    expect(found.keys.cacheKey.equals(keys.cacheKey)).toBe(true)
    expect(found.keys.bundleHash).toBe(keys.bundleHash)
    const other = await begin()
    const crossed = `${cookie.split('.')[0]}.${other.split('.')[1]}`
    expect(sessions.find(crossed).kind).toBe('none')
    expect(sessions.find(undefined).kind).toBe('none')
    expect(sessions.find('nonsense').kind).toBe('none')
    expect(new SessionMemory(() => clock).find(cookie).kind).toBe('none')
  })

  test('names are on only where the device is one’s own', async () => {
    for (const [device, on] of [['personal', true], ['shared', false], ['public', false]] as const) {
      const found = sessions.find(await begin(device))
      expect(found.kind === 'open' && found.session.namesOn).toBe(on)
    }
  })

  test('veil: another cookie, no keys, the PIN brings them back under a third; names stay off', async () => {
    const first = await begin()
    const second = sessions.veil(first)!
    expect(second).not.toBe(first)
    expect(sessions.find(second).kind).toBe('veiled')
    const lifted = await sessions.lift(second, pin)
    if (lifted.kind !== 'lifted') throw new Error(lifted.kind)
    expect(lifted.cookie).not.toBe(second)
    const found = sessions.find(lifted.cookie)
    expect(found.kind === 'open' && found.keys.signingSeed).toEqual(keys.signingSeed)
    expect(found.kind === 'open' && found.session.namesOn).toBe(false)
    expect(sessions.find(second).kind).toBe('none')
    clock += sessionTimes.succession + 1
    expect(sessions.find(first).kind).toBe('none')
  })

  test('five wrong PINs put the keys away, also when they come at once', async () => {
    const veiled = sessions.veil(await begin())!
    const tries = await Promise.all(Array.from({ length: pinTries + 3 }, () => sessions.lift(veiled, '000000')))
    expect(tries.filter(({ kind }) => kind === 'refused').length).toBeLessThan(pinTries)
    const locked = tries.find((outcome) => outcome.kind === 'locked')
    if (locked?.kind !== 'locked') throw new Error('not locked')
    expect(sessions.find(locked.cookie).kind).toBe('locked')
    expect((await sessions.lift(locked.cookie, pin)).kind).toBe('none')
    const unlocked = await sessions.unlock(locked.cookie, keys, pin)
    expect(sessions.find(unlocked).kind).toBe('open')
  })

  test('four wrong PINs and the right one: in, with five new tries', async () => {
    const veiled = sessions.veil(await begin())!
    for (let left = 4; left >= 1; left--) expect(await sessions.lift(veiled, '000000')).toEqual({ kind: 'refused', left })
    const lifted = await sessions.lift(veiled, pin)
    expect(lifted.kind).toBe('lifted')
  })

  test('the PIN as a signature: right, wrong, and locked after five', async () => {
    const cookie = await begin()
    expect(sessions.checkPin(cookie, pin)).toBe(true)
    for (let i = 0; i < pinTries; i++) expect(sessions.checkPin(cookie, '000000')).toBe(false)
    expect(sessions.checkPin(cookie, pin)).toBe(false)
    expect(sessions.find(cookie).kind).toBe('locked')
  })

  test('lock: the PIN is not enough, the passphrase is; the cookie is another each time', async () => {
    const first = await begin()
    const second = sessions.lock(first)!
    expect(second).not.toBe(first)
    expect((await sessions.lift(second, pin)).kind).toBe('none')
    const third = await sessions.unlock(second, keys, pin)
    expect(third).not.toBe(second)
    expect(sessions.find(third).kind).toBe('open')
    expect(sessions.end(third)?.person).toBe(person)
    expect(sessions.find(third).kind).toBe('none')
  })

  test('nobody there: veiled by the server itself, then locked, then gone', async () => {
    for (const device of ['personal', 'shared', 'public'] as const) {
      const cookie = await begin(device)
      clock += sessionTimes.veil[device] - 1000
      expect(sessions.find(cookie).kind).toBe('open')
      clock += sessionTimes.veil[device] + 1000
      const found = sessions.find(cookie)
      if (found.kind !== 'veiled' || !found.cookie) throw new Error(found.kind)
      // the page's other loader asks with the old cookie at the same moment and must not be sent away
      expect(sessions.find(cookie)).toMatchObject({ kind: 'veiled', cookie: found.cookie })
      clock += sessionTimes.lock[device]
      const locked = sessions.find(found.cookie)
      if (locked.kind !== 'locked' || !locked.cookie) throw new Error(locked.kind)
      expect(locked.cookie).not.toBe(found.cookie)
      clock += sessionTimes.absolute
      expect(sessions.find(locked.cookie).kind).toBe('none')
    }
  })

  test('a quiet visit is no sign of life; a sweep takes the keys of an idle session although nobody asked', async () => {
    const cookie = await begin('shared')
    clock += sessionTimes.veil.shared - 1000
    sessions.find(cookie, { quiet: true })
    clock += 2000
    sessions.sweep()
    const found = sessions.find(cookie)
    expect(found.kind).toBe('veiled')
    expect((await sessions.lift(found.kind === 'veiled' ? found.cookie : '', pin)).kind).toBe('lifted')
  })

  test('ten hours are ten hours, however busy', async () => {
    const cookie = await begin()
    const until = clock + sessionTimes.absolute
    while (clock <= until) {
      expect(sessions.find(cookie).kind).toBe('open')
      clock += 5 * 60_000
    }
    expect(sessions.find(cookie).kind).toBe('none')
  })

  test('before the second step it opens nothing but that step, under another cookie afterwards', async () => {
    const cookie = await begin('personal', true)
    expect(sessions.find(cookie).kind).toBe('second-step')
    expect(sessions.veil(cookie)).toBeUndefined()
    expect(sessions.checkPin(cookie, pin)).toBe(false)
    expect(await sessions.unlock(cookie, keys, pin)).toBeUndefined()
    const next = sessions.passSecondStep(cookie)!
    expect(sessions.find(cookie).kind).toBe('none')
    expect(sessions.find(next).kind).toBe('open')
    const slow = await begin('personal', true)
    clock += sessionTimes.secondStep + 1
    expect(sessions.find(slow).kind).toBe('none')
  })

  test('step-up lasts five minutes from the passphrase', async () => {
    const cookie = await begin()
    const found = sessions.find(cookie)
    if (found.kind !== 'open') throw new Error(found.kind)
    expect(sessions.hasStepUp(found.session)).toBe(true)
    clock += sessionTimes.stepUp + 1
    expect(sessions.hasStepUp(found.session)).toBe(false)
    sessions.gavePassphrase(cookie)
    expect(sessions.hasStepUp(found.session)).toBe(true)
  })

  test('all sessions of a person end together, but for the one they act in', async () => {
    const [here, there] = [await begin(), await begin('shared')]
    const found = sessions.find(here)
    if (found.kind !== 'open') throw new Error(found.kind)
    expect(sessions.of(person)).toHaveLength(2)
    sessions.endAllOf(person, found.session.handle)
    expect(sessions.find(there).kind).toBe('none')
    expect(sessions.find(here).kind).toBe('open')
    expect(sessions.endOne(newId<'person'>(), found.session.handle)).toBe(false)
    expect(sessions.endOne(person, found.session.handle)).toBe(true)
  })

  test('held for a page without keys: covered at once, no pause locks it, its hours end, and the PIN lifts it', async () => {
    const first = await begin('public')
    const page = { draftId: 'x' }
    const held = sessions.hold(first, { page, hours: 3 })!
    clock += 50 * 60_000
    expect(sessions.find(held)).toMatchObject({ kind: 'veiled', session: { held: { page } } })
    sessions.sweep()
    const lifted = await sessions.lift(held, pin)
    expect(lifted.kind).toBe('lifted')
    if (lifted.kind === 'lifted') expect(sessions.find(lifted.cookie)).toMatchObject({ kind: 'open', session: { held: undefined } })
  })

  test('let go, its pauses count again; nobody lets it go: its hours do', async () => {
    const ended = sessions.hold(await begin('public'), { page: {}, hours: 3 })!
    const forgotten = sessions.hold(await begin('public'), { page: {}, hours: 3 })!
    clock += 30 * 60_000
    sessions.letGo(ended)
    clock += sessionTimes.lock.public - 1000
    expect(sessions.find(ended).kind).toBe('veiled')
    clock += 2000
    expect(sessions.find(ended).kind).toBe('locked')
    clock += 3 * 60 * 60_000
    expect(sessions.find(forgotten).kind).toBe('locked')
    expect(sessions.hold(forgotten, { page: {}, hours: 3 })).toBeUndefined()
  })
})
