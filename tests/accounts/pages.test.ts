import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '#app/keys/totp.server.ts'
import { Secret } from 'otpauth'
import { demoAccounts } from '#app/demo/demo-accounts.server.ts'
import { openRuntime } from '#app/http/runtime.server.ts'
import { WaitingRoom } from '#app/http/waiting-room.server.ts'
import { forPassphrase } from '#app/keys/argon-queue.server.ts'
import { allShown, openHouse, shown, type Page, type Visitor } from './visitor.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let administrator: Visitor
const passphrase = 'a long passphrase of the first administrator'
const pin = '483920'
let seed: Uint8Array

// the walk through the built pages needs `npm run build` (scripts/test.mjs makes it)
const built = existsSync('build/server/index.js')

beforeAll(async () => {
  if (built) house = await openHouse()
})
afterAll(() => house?.close())

const seedOn = (page: Page) => new Uint8Array(Secret.fromBase32(shown(page, 'data-key-by-hand').replaceAll(' ', '')).bytes)
const askedOn = (page: Page) => [...page.text.matchAll(/Type group (?:<!-- -->)?(\d+)/g)].map(([, number]) => Number(number))

async function makeKeys(visitor: Visitor, path: string, chosen: string): Promise<{ page: Page; seed: Uint8Array }> {
  let page = await visitor.post(path, { did: 'next', passphrase: chosen, passphraseAgain: chosen, pin, pinAgain: pin })
  expect(page.status).toBe(200)
  const own = seedOn(page)
  const refused = await visitor.post(path, { did: 'next', factor: 'totp', code: '000000' })
  expect(refused.status).toBe(422)
  page = await visitor.post(path, { did: 'next', factor: 'totp', code: codeAt(own, new Date()) })
  return { page, seed: own }
}

async function confirmCode(visitor: Visitor, path: string, page: Page): Promise<Page> {
  const code = shown(page, 'data-recovery-code').split(' ')
  expect(code).toHaveLength(13)
  const asking = await visitor.post(path, { did: 'written' })
  expect(asking.text).not.toContain(code.join(' '))
  const [first, second] = askedOn(asking)
  expect((await visitor.post(path, { did: 'confirm', codeGroup1: '0000', codeGroup2: code[second! - 1]! })).status).toBe(422)
  return visitor.post(path, { did: 'confirm', codeGroup1: code[first! - 1]!, codeGroup2: code[second! - 1]! })
}

describe.skipIf(!built)('from an empty database to a signed-in psychologist, without script', () => {
  test('set-up needs the one-time link', async () => {
    const stranger = house.visitor()
    expect((await stranger.open('/')).text).toContain('not set up yet')
    expect((await stranger.post('/set-up', { did: 'set-up', link: 'AAAA' })).text).toContain('not set up yet')
    expect((await stranger.open('/sign-in')).text).toContain('not set up yet')
  })

  test('the ceremony: programme, secrets, second step, shares, two typed back, recovery code', async () => {
    administrator = house.visitor()
    const link = house.runtime.firstLink!
    let page = await administrator.open(link)
    expect(page.text).toContain('Set up your programme')
    page = await administrator.post('/set-up', { did: 'set-up', link: new URL(link, 'http://x').searchParams.get('link')! })
    expect((await administrator.post('/set-up', { organisation: '', name: 'Aysel', account: 'Ay sel' })).status).toBe(422)
    page = await administrator.post('/set-up', { organisation: 'Red Crescent', name: 'Aysel', account: 'aysel' })
    expect(shown(page, 'data-offered').split(' ')).toHaveLength(4)
    const weak = await administrator.post('/set-up', { did: 'next', passphrase: 'passwordpassword', passphraseAgain: 'passwordpassword', pin: '123456', pinAgain: '123456' })
    expect(weak.status).toBe(422)
    expect(weak.text).toContain('easy to guess')
    expect(weak.text).not.toContain('passwordpassword')
    const made = await makeKeys(administrator, '/set-up', passphrase)
    seed = made.seed
    page = await administrator.post('/set-up', { division: 'small' })
    const shares = allShown(page, 'data-digits')
    expect(shares).toHaveLength(3)
    // on each share and on the server sheet; the trail begins with that key
    const fingerprints = [...page.text.matchAll(/data-fingerprint="">([\d ]+)</g)].map(([, digits]) => digits)
    expect([fingerprints.length, new Set(fingerprints).size]).toEqual([4, 1])
    await administrator.post('/set-up', { did: 'printed' })
    expect((await administrator.post('/set-up', { did: 'confirm', share1: shares[0]!, share2: shares[0]! })).text).toContain('the same share twice')
    expect((await administrator.post('/set-up', { did: 'confirm', share1: shares[0]!, share2: shares[1]!.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) })).text).toContain('Group 20')
    page = await administrator.post('/set-up', { did: 'confirm', share1: shares[0]!, share2: shares[2]! })
    expect(await house.runtime.bare.db.selectFrom('programme').selectAll().execute()).toEqual([])
    page = await confirmCode(administrator, '/set-up', page)
    expect(page.text).toContain('Your programme is ready')
    expect(page.text).toContain(fingerprints[0])
    expect(await house.runtime.ground()!.audit.firstFingerprint()).toBe(fingerprints[0])
    expect(house.runtime.firstLink).toBeUndefined()
    const stranger = await house.visitor().open(link)
    expect(stranger.path).toContain('/sign-in')
  })

  let code = ''
  test('inviting: role exclusions beside the field, the code shown once', async () => {
    const refused = await administrator.post('/people/invite', { name: 'Rena', account: 'rena', roles: ['delegate', 'psychologist'], language: 'en' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Nobody is both delegate and psychologist')
    const page = await administrator.post('/people/invite', { name: 'Rena', account: 'rena', roles: ['psychologist'], district: 'Aghdam', language: 'en' })
    expect(page.status).toBe(200)
    code = shown(page, 'data-activation-code')
    expect(code).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect((await administrator.open('/people')).text).not.toContain(code)
  })

  test('joining, being in, veil, PIN, lock, passphrase, names, language, sign-out', async () => {
    const rena = house.visitor()
    expect((await rena.post('/activate', { account: 'rena', code: '0000 0000 0000' })).status).toBe(422)
    let page = await rena.post('/activate', { account: 'rena', code })
    const made = await makeKeys(rena, '/activate', 'the words of a district psychologist')
    await confirmCode(rena, '/activate', made.page)
    page = await rena.open('/account')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Rena')

    const before = rena.cookies.get('__Host-sirdash')
    page = await rena.post('/veil', {})
    expect(page.path).toBe('/veiled')
    expect(page.text).not.toContain('Rena')
    expect(rena.cookies.get('__Host-sirdash')).not.toBe(before)
    expect((await rena.open('/account')).path).toBe('/veiled?to=%2Faccount')
    expect((await rena.post('/veiled', { pin: '000000' })).status).toBe(422)
    page = await rena.post('/veiled', { pin, to: '/account' })
    expect(page.path).toBe('/account')

    // a form that comes too late waits for her, whatever door it met, and under another name at each sign-in
    const whose = rena.cookies.get('__Host-sirdash-whose')
    await rena.post('/veil', {})
    expect((await rena.post('/groups/new', { district: 'Aghdam', place: 'school', ageRange: '10-12' })).path).toBe('/veiled?to=%2Fgroups%2Fnew')
    page = await rena.post('/veiled', { pin, to: '/groups/new' })
    expect(page.text).toMatch(/Not saved yet[\s\S]*value="10-12" selected/)
    house.runtime.sessions.clear()
    expect((await rena.post('/cases/new', { ageYears: '37' })).path).toBe('/sign-in?to=%2Fcases%2Fnew')
    page = await rena.post('/sign-in', { account: 'rena', passphrase: 'the words of a district psychologist', device: 'shared', to: '/cases/new' })
    expect(page.text).toMatch(/Not saved yet[\s\S]*value="37"/)
    expect(rena.cookies.get('__Host-sirdash-whose')).not.toBe(whose)
    expect((await rena.open('/groups/new')).text).toContain('Not saved yet')
    expect((await rena.open('/account')).text).not.toContain('Not saved yet')

    page = await rena.post('/lock', {})
    expect((await rena.open('/account')).path).toBe('/unlock?to=%2Faccount')
    expect((await rena.post('/unlock', { passphrase: 'not the words of anybody at all' })).status).toBe(422)
    expect((await rena.post('/unlock', { passphrase: 'the words of a district psychologist', to: '/account' })).path).toBe('/account')

    page = await rena.post('/language', { language: 'az', returnTo: '/account' })
    expect(page.text).toContain('lang="az"')
    expect((await rena.post('/names', { names: 'on', returnTo: '//evil.example/' })).status).not.toBe(500)
    expect((await rena.open('/people')).status).toBe(404)
    page = await rena.post('/sign-out', {})
    expect(page.path).toContain('/sign-in')
    expect(rena.cookies.get('__Host-sirdash-whose')).toBeUndefined()
    expect((await rena.open('/account')).path).toBe('/sign-in?to=%2Faccount')
  })

  test('signing in: passphrase, app, back to the page that was asked for; the second step once a day and device', async () => {
    const visitor = house.visitor()
    expect((await visitor.open('/people')).path).toBe('/sign-in?to=%2Fpeople')
    const refused = await visitor.post('/sign-in', { account: 'aysel', passphrase: 'another passphrase entirely', device: 'personal' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="aysel"')
    let page = await visitor.post('/sign-in', { account: 'aysel', passphrase, device: 'personal', to: '/people' })
    expect(page.text).toContain('authenticator app')
    expect((await visitor.open('/people')).text).toContain('authenticator app')
    page = await visitor.post('/sign-in?to=%2Fpeople', { code: codeAt(seed, new Date(Date.now() + 30_000)) })
    expect(page.path).toBe('/people')
    await visitor.post('/sign-out', {})
    page = await visitor.post('/sign-in', { account: 'aysel', passphrase, device: 'personal', to: '/people' })
    expect(page.path).toBe('/people')
  })

  test('behind others one is told one\'s place at once, types nothing again, and is let in or refused as ever', async () => {
    const { argon } = house.runtime.bare
    const others = () => Promise.all(Array.from({ length: 4 }, () => argon.stretch(new Uint8Array(8), new Uint8Array(16), forPassphrase, new Uint8Array(32))))
    const visitor = house.visitor()
    visitor.goesOn = false
    let before = others()
    const typed = 'not the passphrase of anybody'
    const told = await visitor.post('/sign-in', { account: 'aysel', passphrase: typed, device: 'personal', to: '/people' })
    expect([told.status, told.path]).toEqual([200, '/sign-in?to=%2Fpeople'])
    expect(told.text).toMatch(/You are number <?!?-*\s*-*>?5|You are number 5/)
    expect(told.text).toContain('http-equiv="refresh" content="2"')
    expect(told.text).not.toContain(typed)
    expect(visitor.cookies.has('__Host-sirdash')).toBe(false)
    // nobody else has this place, and the form is there for them
    expect((await house.visitor().open('/sign-in')).text).toContain('name="passphrase"')
    await before
    visitor.goesOn = true
    const refused = await visitor.open('/sign-in?to=%2Fpeople')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('do not go together')
    expect(refused.text).toContain('value="aysel"')
    expect(refused.text).not.toContain(typed)
    expect(visitor.cookies.has('__Host-sirdash-wait')).toBe(false)
    before = others()
    const page = await visitor.post('/sign-in', { account: 'aysel', passphrase, device: 'personal', to: '/people' })
    expect(page.text).toContain('authenticator app')
    expect(visitor.cookies.has('__Host-sirdash')).toBe(true)
    await before
  })

  test('a session that nobody came back for is ended', async () => {
    let clock = 0
    const ended: string[] = []
    const room = new WaitingRoom(() => clock, () => 0, (session) => ended.push(session))
    const answer = () => Promise.resolve(new Response(null, { status: 303, headers: { 'Set-Cookie': '__Host-sirdash=left-behind; Path=/' } }))
    const [fetched, left] = [room.enter(answer(), 1), room.enter(answer(), 2)]
    await Promise.resolve()
    expect((await room.find(fetched)).kind).toBe('answered')
    expect((await room.find(fetched)).kind).toBe('answered') // lost on the line, asked for again
    clock += 61_000
    room.sweep()
    await Promise.resolve()
    expect(ended).toEqual(['left-behind'])
    expect((await room.find(left)).kind).toBe('none')
  })

  test('a second server on the same database is refused, and so is another key file', async () => {
    const databaseUrl = `${house.folder}/data/house.db`
    await expect(openRuntime({ databaseUrl, keyFile: `${house.folder}/secrets/server.key`, demo: false })).rejects.toThrow('Another Sirdash server')
    const programme = await house.runtime.bare.db.selectFrom('programme').selectAll().executeTakeFirstOrThrow()
    const copy = await openRuntime({ databaseUrl: `${house.folder}/data/copy.db`, keyFile: `${house.folder}/secrets/other.key`, demo: false })
    await copy.bare.db.insertInto('programme').values(programme).execute()
    await copy.close()
    await expect(openRuntime({ databaseUrl: `${house.folder}/data/copy.db`, keyFile: `${house.folder}/secrets/other.key`, demo: false })).rejects.toThrow('another server key file')
    const right = await openRuntime({ databaseUrl: `${house.folder}/data/copy.db`, keyFile: `${house.folder}/secrets/server.key`, demo: false })
    await right.close()
  })

  test('one column put to "demo" in the database of a live programme shows nobody\'s code', async () => {
    const { programme, db } = house.runtime.ground()!
    await db.updateTable('programme').set({ kind: 'demo' }).execute()
    try {
      const page = await house.visitor().open('/sign-in')
      expect(page.text).not.toContain(codeAt(seed, new Date()))
      expect(page.text).not.toContain('seven quiet lanterns')
      expect(await demoAccounts({ ...house.runtime.ground()!, programme: { ...programme, kind: 'demo' } })).not.toEqual([])
    } finally {
      await db.updateTable('programme').set({ kind: 'live' }).execute()
    }
  })
})
