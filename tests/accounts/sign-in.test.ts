import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishComingBack, knockWithCode, nextCodeOf } from '#app/accounts/come-back.server.ts'
import { addMark } from '#app/accounts/device-mark.server.ts'
import type { Joined } from '#app/accounts/join-programme.server.ts'
import { RateLimits } from '#app/accounts/rate-limits.server.ts'
import { takeSecondStep, useCode } from '#app/accounts/second-step.server.ts'
import { signIn } from '#app/accounts/sign-in.server.ts'
import { unlock } from '#app/accounts/unlock.server.ts'
import { codeAt } from '#app/keys/totp.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { freshDatabase } from '#tests/support/postgres.ts'
import { newWorld, passphrase, pin, type World } from './world.ts'

let world: World
let rena: Joined
let nigar: Joined

beforeAll(async () => {
  world = await newWorld(await freshDatabase())
  rena = await world.join('Rena', ['psychologist'])
  nigar = await world.join('Nigar', ['supervisor'], 'sheet')
})
afterAll(() => world.close())

const at = { address: '10.1.2.3', device: 'personal', language: 'en' } as const
const fresh = () => ({ ...world.doors, limits: new RateLimits() })

describe('signing in', () => {
  test('passphrase, then the app: a session with keys that open what reconcile made', async () => {
    const first = await signIn(fresh(), { ...at, signInName: ' Rena ', passphrase })
    expect(first.kind).toBe('second-step')
    if (first.kind !== 'second-step') return
    expect(world.doors.sessions.find(first.cookie).kind).toBe('second-step')
    world.pass(31_000)
    const done = await takeSecondStep(fresh(), { cookie: first.cookie, code: codeAt(rena.totpSeed!, world.ground.now()), address: at.address })
    expect(done.kind).toBe('signed-in')
    if (done.kind !== 'signed-in') return
    expect(done.cookie).not.toBe(first.cookie)
    expect(world.doors.sessions.find(first.cookie).kind).toBe('none')
    expect(world.doors.sessions.find(done.cookie).kind).toBe('open')
    await expect(done.scope.keys.of('drafts', rena.scope.actor.id)).resolves.toBeDefined()
    await expect(done.scope.keys.of('private', rena.scope.actor.id)).resolves.toBeDefined()
    await expect(done.scope.keys.of('audit', world.ground.programme.id)).rejects.toThrow()
  })

  test('a device that did the second step today is not asked again; another person on it is', async () => {
    const deviceCookie = addMark(world.ground.serverKey, undefined, rena.scope.actor.id, world.ground.now())
    const again = await signIn(fresh(), { ...at, signInName: 'rena', passphrase, deviceCookie })
    expect(again.kind).toBe('signed-in')
    const other = await signIn(fresh(), { ...at, signInName: 'nigar', passphrase, deviceCookie })
    expect(other.kind).toBe('second-step')
    const publicDevice = await signIn(fresh(), { ...at, device: 'public', signInName: 'rena', passphrase, deviceCookie })
    expect(publicDevice.kind).toBe('second-step')
  })

  test('a wrong passphrase and an unknown account are refused alike, each for one Argon2 run', async () => {
    const before = world.ground.argon.done
    expect((await signIn(fresh(), { ...at, signInName: 'rena', passphrase: `${passphrase}!` })).kind).toBe('refused')
    expect(world.ground.argon.done).toBe(before + 1)
    expect((await signIn(fresh(), { ...at, signInName: 'nobody', passphrase })).kind).toBe('refused')
    expect(world.ground.argon.done).toBe(before + 2)
  })

  test('a person whose row was altered in the database is not let in', async () => {
    const { db } = world.connection
    await db.insertInto('person_role').values({ person_id: rena.scope.actor.id, role: 'administrator' }).execute()
    expect((await signIn(fresh(), { ...at, signInName: 'rena', passphrase })).kind).toBe('refused')
    await db.deleteFrom('person_role').where('person_id', '=', rena.scope.actor.id).where('role', '=', 'administrator').execute()
    expect((await signIn(fresh(), { ...at, signInName: 'rena', passphrase })).kind).toBe('second-step')
  })

  test('tries are counted before anything is hashed, and waiting grows', async () => {
    const doors = fresh()
    const before = world.ground.argon.done
    for (let i = 0; i < 5; i++) await doors.limits.mustBeFree('somebody', '10.9.9.9')
    const refusal = await signIn(doors, { ...at, signInName: 'somebody', passphrase }).catch((error: unknown) => error)
    expect(isRefusal(refusal) && refusal.kind).toBe('too-many')
    expect(world.ground.argon.done).toBe(before)
    await expect(doors.limits.mustBeFree('somebody else', '10.9.9.9')).resolves.toBeUndefined()
  })
})

describe('second factor', () => {
  test('a code counts once, also when it is used twice at the same moment', async () => {
    world.pass(120_000)
    const code = codeAt(rena.totpSeed!, world.ground.now())
    const both = await Promise.all([useCode(world.ground, rena.scope.actor.id, code), useCode(world.ground, rena.scope.actor.id, code)])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await useCode(world.ground, rena.scope.actor.id, code)).toBe(false)
    world.pass(30_000)
    expect(await useCode(world.ground, rena.scope.actor.id, codeAt(rena.totpSeed!, world.ground.now()))).toBe(true)
  })

  test('a code of the sheet counts once, and another person’s sheet does not fit', async () => {
    const [first, second] = nigar.sheet!
    expect(await useCode(world.ground, nigar.scope.actor.id, first!)).toBe(true)
    expect(await useCode(world.ground, nigar.scope.actor.id, first!)).toBe(false)
    expect(await useCode(world.ground, rena.scope.actor.id, second!)).toBe(false)
    const both = await Promise.all([useCode(world.ground, nigar.scope.actor.id, second!), useCode(world.ground, nigar.scope.actor.id, second!)])
    expect(both.filter(Boolean)).toHaveLength(1)
  })
})

test('a locked session opens with the passphrase, without a second step, under another cookie', async () => {
  const { sessions } = world.doors
  const deviceCookie = addMark(world.ground.serverKey, undefined, rena.scope.actor.id, world.ground.now())
  const signedIn = await signIn(fresh(), { ...at, signInName: 'rena', passphrase, deviceCookie })
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind)
  const locked = sessions.lock(signedIn.cookie)!
  expect((await unlock(fresh(), { cookie: locked, passphrase: 'another passphrase altogether', address: at.address })).kind).toBe('refused')
  const unlocked = await unlock(fresh(), { cookie: locked, passphrase, address: at.address })
  expect(unlocked.kind).toBe('unlocked')
  if (unlocked.kind !== 'unlocked') return
  expect(sessions.find(unlocked.cookie).kind).toBe('open')
  expect(sessions.checkPin(unlocked.cookie, pin)).toBe(true)
})

describe('recovery code', () => {
  test('a slip names its group; another code is refused; the right one counts once and is replaced', async () => {
    const doors = fresh()
    const code = nigar.recoveryCode
    const slipped = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    expect(await knockWithCode(doors, { signInName: 'nigar', code: slipped, address: at.address })).toEqual({ kind: 'slip', group: 13 })
    expect((await knockWithCode(doors, { signInName: 'rena', code, address: at.address })).kind).toBe('refused')
    expect((await knockWithCode(doors, { signInName: 'nobody', code, address: at.address })).kind).toBe('refused')
    const [one, two] = [await knockWithCode(doors, { signInName: 'nigar', code, address: at.address }), await knockWithCode(doors, { signInName: 'nigar', code, address: at.address })]
    if (one.kind !== 'opened' || two.kind !== 'opened') throw new Error('not opened')
    const next = nextCodeOf(doors, one.back)
    const session = await signIn(doors, { ...at, signInName: 'nigar', passphrase })
    expect((await finishComingBack(doors, one.back, 'a passphrase chosen after coming back', next)).kind).toBe('back')
    expect(world.doors.sessions.find(session.kind === 'second-step' ? session.cookie : '').kind).toBe('none')
    expect((await finishComingBack(doors, two.back, 'a passphrase of somebody else again', nextCodeOf(doors, two.back))).kind).toBe('refused')
    expect((await knockWithCode(doors, { signInName: 'nigar', code, address: at.address })).kind).toBe('refused')
    expect((await knockWithCode(doors, { signInName: 'nigar', code: next.code, address: at.address })).kind).toBe('opened')
    expect((await signIn(fresh(), { ...at, signInName: 'nigar', passphrase })).kind).toBe('refused')
    expect((await signIn(fresh(), { ...at, signInName: 'nigar', passphrase: 'a passphrase chosen after coming back' })).kind).toBe('second-step')
  })
})
