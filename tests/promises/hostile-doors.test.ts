import fc from 'fast-check'
import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isEchoed } from '#app/http/form-problems.ts'
import { codeAt } from '#app/keys/totp.server.ts'
import { allShown, openHouse, shown, type Page, type Visitor } from '#tests/accounts/visitor.ts'
import { controlsOf, fieldIsRefused, isKept, says } from './form-on-page.ts'
import type { Fields } from './routes.ts'

// The forms before the desk, with the fields they have at each step: the set-up ceremony, an activation, both steps of a
// sign-in, the PIN, the passphrase, coming back with a recovery code. (tests/promises/hostile-forms.test.ts has the desk.)
let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => { house = await openHouse() })
afterAll(() => house.close())

const passphrase = 'a long passphrase of the first administrator'
const pin = '483920'
/** Of the person whose door it is. */
let seed: Uint8Array
let recovery: string[] = []
let administrator: Visitor

type Door = { name: string; path: string; fields: Fields; /** Brings a visitor there, and anew when something hostile was taken. */ reach: () => Promise<Visitor>; runs?: number }

const azerbaijani = (): Visitor => {
  const visitor = house.visitor()
  visitor.cookies.set('__Host-sirdash-language', 'az')
  return visitor
}
const now = () => codeAt(seed, new Date())
const seedOn = (page: Page) => new Uint8Array(Secret.fromBase32(shown(page, 'data-key-by-hand').replaceAll(' ', '')).bytes)
const secrets = { did: 'next', passphrase, passphraseAgain: passphrase, pin, pinAgain: pin }

/** The pause after wrong tries is no matter of this test (tests/accounts/rate-limits.test.ts). */
async function send(visitor: Visitor, path: string, fields: Fields): Promise<Page> {
  const answer = await visitor.post(path, fields)
  const { limits, bare } = house.runtime
  const people = await bare.db.selectFrom('person').select('id').execute()
  for (const name of ['aysel', 'aysel recovery', 'aysel known-device', 'rena', 'rena activation', ...people.map(({ id }) => `${id} second-step`)]) await limits.forget(name, '127.0.0.1')
  return answer
}

const setUp = (...steps: Fields[]) => async (): Promise<Visitor> => {
  const visitor = azerbaijani()
  await visitor.post('/set-up', { link: house.runtime.firstLink!.split('=')[1]!, did: 'set-up' })
  for (const step of steps) {
    const page = await visitor.post('/set-up', typeof step.code === 'string' ? { ...step, code: now() } : step)
    if ('pinAgain' in step) seed = seedOn(page)
  }
  return visitor
}
const organisation = { organisation: 'Qanar House', name: 'Aysel', account: 'aysel' }
const factor = { did: 'next', factor: 'totp', code: '000000' }

/** The two groups of a recovery code that its page asks for. */
async function confirm(visitor: Visitor, path: string, code: string[]): Promise<Page> {
  const { text } = await visitor.open(path)
  const [first, second] = [...text.matchAll(/<label[^>]*>([^<]*(?:<!-- -->[^<]*)*)<\/label>/g)].map(([, label]) => Number(/\d+/.exec(label!)?.[0]))
  return visitor.post(path, { did: 'confirm', codeGroup1: code[first! - 1]!, codeGroup2: code[second! - 1]! })
}

async function attack({ name, path, fields, reach, runs = 12 }: Door): Promise<void> {
  const wrong: string[] = []
  let visitor = await reach()
  const standing = ({ status }: Page): boolean => status < 500
  const page = await visitor.open(path)
  const controls = controlsOf(page.text)
  for (const field of Object.keys(fields)) expect(page.text, `${name} has ${field}`).toContain(`name="${field}"`)
  // 1. one field that cannot be used: said beside it, in the person's language; what was typed stays, secrets do not
  for (const field of Object.keys(fields).filter((each) => controls.get(each) && controls.get(each) !== 'hidden')) {
    for (const bad of ['a\0b', '\uFFFD', 'x'.repeat(9000)]) {
      const answer = await send(visitor, path, { ...fields, [field]: bad })
      if (answer.status !== 422) wrong.push(`${field}: ${answer.status} for ${bad.slice(0, 3)}`)
      else if (!says(answer.text)) wrong.push(`${field}: no words`)
      else if (controls.get(field) !== 'box' && !fieldIsRefused(answer.text, field)) wrong.push(`${field}: not beside it`)
      for (const [other, value] of Object.entries(fields)) {
        if (other === field || !controls.get(other) || controls.get(other) === 'hidden') continue
        if (isEchoed(other) && !isKept(answer.text, other, String(value))) wrong.push(`${field}: ${other} is not kept`)
        if (!isEchoed(other) && String(value).length > 5 && answer.text.includes(`value="${String(value)}"`)) wrong.push(`${field}: ${other} is shown again`)
      }
    }
  }
  // 2. no form at all
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const raw = (body: string, type = 'application/x-www-form-urlencoded') => fetch(`http://localhost:${house.port}${path}`, { method: 'POST', redirect: 'manual', body, headers: { 'Accept': 'text/html', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, 'Cookie': cookie, 'sirdash-whose': visitor.whose } })
  const refusals: [string, Response, number[]][] = [
    ['2 MB', await raw(`x=${'y'.repeat(2 * 1024 * 1024)}`), [413]], ['plain text', await raw('hello', 'text/plain'), [415]], ['JSON', await raw('{}', 'application/json'), [415]],
    ['a broken multipart', await raw('hello', 'multipart/form-data; boundary=x'), [400]], ['half a surrogate', await raw(`${Object.keys(fields)[0]!}=%ED%A0%80`), [400, 422, 303]],
  ]
  for (const [what, answer, statuses] of refusals) {
    const text = await answer.text()
    if (!statuses.includes(answer.status)) wrong.push(`${what}: ${answer.status}`)
    else if (answer.status >= 400 && !says(text)) wrong.push(`${what}: no words`)
  }
  expect(wrong, name).toEqual([])
  // 3. anything
  await fc.assert(fc.asyncProperty(changed(Object.keys(fields)), async (changes) => {
    // what was taken has led on
    if (!(await visitor.open(path)).text.includes(`name="${Object.keys(fields).at(-1)!}"`)) visitor = await reach()
    const answer = await send(visitor, path, { ...fields, ...Object.fromEntries(changes) })
    if (!standing(answer)) throw new Error(`${name} answered ${answer.status}`)
    expect(answer.text).toMatch(/<html lang="az"/)
  }), { numRuns: runs, endOnFailure: true })
}

const hostile = fc.oneof(
  fc.constantFrom('', ' ', 'a\0b', '\uFFFD', '\u202Egnp.exe', '-1', '0', '1e999', '99999999999999999999', '[]', 'null', '__proto__', '../../etc', '//evil.example', '<b onx=1>', "');--"),
  fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 100, max: 15_000 }).map((length) => 'ə'.repeat(length / 6)),
)
const changed = (known: string[]) => fc.array(fc.tuple(fc.constantFrom(...known, ...known, ...known, 'x', '__proto__', 'a[99999999]', 'did', 'index'), fc.oneof(hostile, fc.array(hostile, { maxLength: 3 }))), { minLength: 1, maxLength: 4 })

describe('before there is a programme', () => {
  test('organisation', () => attack({ name: 'organisation', path: '/set-up', fields: organisation, reach: setUp() }), 60_000)
  test('passphrase and PIN', () => attack({ name: 'secrets', path: '/set-up', fields: secrets, reach: setUp(organisation), runs: 6 }), 60_000)
  test('second step', () => attack({ name: 'factor', path: '/set-up', fields: { factor: 'totp', code: '000000' }, reach: setUp(organisation, secrets) }), 60_000)
  test('division', () => attack({ name: 'division', path: '/set-up', fields: { division: 'small' }, reach: setUp(organisation, secrets, factor) }), 60_000)

  test('two shares, and the end of the ceremony', async () => {
    let digits: string[] = []
    const reach = async () => {
      const visitor = await setUp(organisation, secrets, factor)()
      const page = await visitor.post('/set-up', { division: 'small' })
      digits = allShown(page, 'data-digits')
      await visitor.post('/set-up', { did: 'printed' })
      administrator = visitor
      return visitor
    }
    await attack({ name: 'shares', path: '/set-up', fields: { share1: '1234 5678', share2: '1234 5678' }, reach })
    let page = await administrator.post('/set-up', { share1: digits[0]!, share2: digits[1]! })
    recovery = shown(page, 'data-recovery-code').split(' ')
    expect(recovery).toHaveLength(13)
    page = await administrator.post('/set-up', { did: 'written' })
    await attack({ name: 'groups', path: '/set-up', fields: { did: 'confirm', codeGroup1: '0000', codeGroup2: '0000' }, reach: async () => administrator })
    await confirm(administrator, '/set-up', recovery)
    expect(house.runtime.ground()).toBeDefined()
  }, 90_000)
})

describe('of a programme', () => {
  test('an activation', async () => {
    await house.runtime.bare.db.updateTable('person').set({ language: 'az' }).execute()
    const page = await administrator.post('/people/invite', { name: 'Rena', account: 'rena', roles: ['psychologist'], district: 'Aghdam', language: 'az' })
    const code = shown(page, 'data-activation-code')
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
    await attack({ name: 'activation', path: '/activate', fields: { account: 'rena', code: '0000 0000 0000' }, reach: async () => azerbaijani() })
    await attack({ name: 'own secrets', path: '/activate', fields: secrets, runs: 5, reach: async () => {
      const visitor = azerbaijani()
      await send(visitor, '/activate', { account: 'rena', code })
      return visitor
    } })
  }, 90_000)

  test('sign-in', () => attack({ name: 'sign-in', path: '/sign-in', fields: { account: 'aysel', passphrase: 'not the words of anybody', device: 'shared', to: '/people' }, reach: async () => azerbaijani(), runs: 6 }), 60_000)

  test('its second step', () => attack({ name: 'second step', path: '/sign-in', fields: { code: '000000' }, reach: async () => {
    const visitor = azerbaijani()
    await send(visitor, '/sign-in', { account: 'aysel', passphrase, device: 'public', language: 'az' })
    return visitor
  } }), 60_000)

  test('the PIN of a covered page', () => attack({ name: 'veiled', path: '/veiled', fields: { pin: '000000', to: '/people' }, reach: covered('/veil'), runs: 4 }), 60_000)
  test('the passphrase of a locked session', () => attack({ name: 'unlock', path: '/unlock', fields: { passphrase: 'not the words of anybody', to: '/people' }, reach: covered('/lock'), runs: 4 }), 60_000)

  test('coming back with a recovery code', async () => {
    await attack({ name: 'recovery code', path: '/come-back', fields: { account: 'aysel', code: recovery.toReversed().join(' ') }, reach: async () => azerbaijani() })
    const back = async () => {
      const visitor = azerbaijani()
      await send(visitor, '/come-back', { account: 'aysel', code: recovery.join(' ') })
      return visitor
    }
    await attack({ name: 'its second step', path: '/come-back', fields: { code: '000000' }, reach: back })
    const inside = async () => {
      const visitor = await back()
      // a code counts once, and the next one would be half a minute away
      await house.runtime.bare.db.updateTable('second_factor').set({ last_step: 0 }).execute()
      await send(visitor, '/come-back', { code: now() })
      return visitor
    }
    const another = 'quite another long passphrase of hers'
    await attack({ name: 'a new passphrase', path: '/come-back', fields: { passphrase: another, passphraseAgain: another }, reach: inside, runs: 6 })
    let code: string[] = []
    const withCode = async () => {
      const visitor = await inside()
      await send(visitor, '/come-back', { passphrase: another, passphraseAgain: another })
      code = shown(await visitor.open('/come-back'), 'data-recovery-code').split(' ')
      await visitor.post('/come-back', { did: 'written' })
      return visitor
    }
    await attack({ name: 'a new code', path: '/come-back', fields: { did: 'confirm', codeGroup1: '0000', codeGroup2: '0000' }, reach: withCode })
    const before = await house.runtime.bare.db.selectFrom('way_in').select('wrapped').orderBy('id').execute()
    expect((await confirm(await withCode(), '/come-back', code)).text).toContain('name="passphrase"')
    expect(await house.runtime.bare.db.selectFrom('way_in').select('wrapped').orderBy('id').execute()).not.toEqual(before)
  }, 90_000)

  const covered = (door: string) => async (): Promise<Visitor> => {
    const visitor = azerbaijani()
    visitor.cookies.set('__Host-sirdash', administrator.cookies.get('__Host-sirdash')!)
    if (house.runtime.sessions.find(administrator.cookies.get('__Host-sirdash'), { quiet: true }).kind !== 'open') await again(visitor)
    await visitor.post(door, {})
    return visitor
  }

  /** The administrator signs in anew, with the next code: one counts once. */
  async function again(visitor: Visitor): Promise<void> {
    await send(visitor, '/sign-in', { account: 'aysel', passphrase, device: 'shared', language: 'az' })
    await send(visitor, '/sign-in', { code: codeAt(seed, new Date(Date.now() + 30_000)) })
    administrator = visitor
  }
})

test('on a form nobody has filled in nothing is refused: the eyes of this test see a difference', async () => {
  const { text } = await azerbaijani().open('/sign-in')
  expect([...controlsOf(text).keys()]).toEqual(expect.arrayContaining(['account', 'passphrase', 'device']))
  expect([fieldIsRefused(text, 'account'), isKept(text, 'account', 'aysel')]).toEqual([false, false])
})
