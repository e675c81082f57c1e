import { expect, test } from 'vitest'
import fc from 'fast-check'
import { argonQueue, forPassphrase, isStrongEnough, type ArgonQueue } from '#app/keys/argon-queue.server.ts'
import { sealBox } from '#app/keys/box.server.ts'
import { fromGroups, groupCount, toGroups } from '#app/keys/digit-groups.ts'
import { isPlainPin, newPassphrase, passphraseProblem } from '#app/keys/passphrase.server.ts'
import { newUserSecrets } from '#app/keys/person-keys.server.ts'
import { newAgreementPair } from '#app/keys/public-box.ts'
import { newRecoveryCode, openWithCode, readRecoveryCode } from '#app/keys/recovery-code.server.ts'
import { newServerSecret, openServerKey, serverKeyOf } from '#app/keys/server-key.server.ts'
import { combineShares, readServerSheet, readShare, serverSheetDigits, splitKey, type Share } from '#app/keys/shares.server.ts'
import { makeTicket, readTicket } from '#app/keys/ticket.server.ts'
import { codeAt, newSeed, openSeed, sealSeed, stepOfCode } from '#app/keys/totp.server.ts'
import { passphraseBytes, unwrapWithPassphrase, wrapWithPassphrase, type WayPlace } from '#app/keys/wrap.server.ts'
import { isRefusal } from '#app/work/refusal.ts'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const place: WayPlace = { way: 'way-1', person: 'person-1', kind: 'passphrase' }
const pepper = newServerSecret()

test('a passphrase wraps and opens; another one, another pepper, a swapped commitment, another person’s row do not', async () => {
  const argon = argonQueue()
  const secrets = await newUserSecrets('483920')
  const typed = passphraseBytes('Ə long passphrase')
  const row = { ...place, ...await wrapWithPassphrase(argon, typed, pepper, forPassphrase, place, secrets) }
  const open = (changed: Partial<typeof row> = {}, given = typed, with_ = pepper) => unwrapWithPassphrase(argon, given, with_, forPassphrase, { ...row, ...changed })
  expect(await open()).toEqual(secrets)
  expect(await open({}, passphraseBytes('Ə long passphrase'.normalize('NFD')))).toEqual(secrets)
  expect(await open({}, passphraseBytes('another passphrase'))).toBeUndefined()
  expect(await open({}, typed, newServerSecret())).toBeUndefined()
  const other = { ...place, ...await wrapWithPassphrase(argon, passphraseBytes('the passphrase of somebody'), pepper, forPassphrase, place, secrets) }
  expect(await open({ commitment: other.commitment })).toBeUndefined()
  expect(await open({ wrapped: other.wrapped })).toBeUndefined()
  expect(await open({ person: 'person-2' })).toBeUndefined()
  expect(await open({ way: 'way-2' })).toBeUndefined()
  const before = argon.done
  expect(await open({ parameters: JSON.stringify({ memory: 8, passes: 1, lanes: 1 }) })).toBeUndefined()
  expect(argon.done).toBe(before + 1)
})

test('a row that holds no salt, no commitment or no numbers opens nothing, and costs one run like any other', async () => {
  const [argon, secrets] = [argonQueue(), await newUserSecrets('483920')]
  const how = { memory: 64 * 1024, passes: 3, lanes: 1 }
  const typed = passphraseBytes('Ə long passphrase')
  const row = { ...place, ...await wrapWithPassphrase(argon, typed, pepper, how, place, secrets) }
  const before = argon.done
  const rubbish = [{ salt: 'altered' }, { salt: 'AAAA' }, { commitment: 'altered' }, { wrapped: '' }, { parameters: JSON.stringify({ ...how, memory: 65_536.5 }) }]
  for (const changed of rubbish) expect(await unwrapWithPassphrase(argon, typed, pepper, how, { ...row, ...changed }), JSON.stringify(changed)).toBeUndefined()
  expect(argon.done).toBe(before + rubbish.length)
  expect(await unwrapWithPassphrase(argon, typed, pepper, how, row)).toEqual(secrets)
})

test('parameters below the floor are never used', () => {
  expect(isStrongEnough(forPassphrase)).toBe(true)
  expect(isStrongEnough({ memory: 64 * 1024, passes: 3, lanes: 1 })).toBe(true)
  expect(isStrongEnough({ memory: 64 * 1024 - 1, passes: 3, lanes: 1 })).toBe(false)
  expect(isStrongEnough({ memory: 64 * 1024, passes: 2, lanes: 1 })).toBe(false)
  expect(isStrongEnough({ memory: NaN, passes: 3, lanes: 1 })).toBe(false)
})

test('the queue is short: who does not fit is told how long to wait, and the others all get in', async () => {
  const argon: ArgonQueue = argonQueue({ atOnce: 1, longest: 2 })
  const run = () => argon.stretch(new Uint8Array(8), new Uint8Array(16), { memory: 64 * 1024, passes: 3, lanes: 1 }, pepper)
  const outcomes = await Promise.allSettled([run(), run(), run(), run()])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  const refusal = (outcomes[3] as PromiseRejectedResult).reason as unknown
  expect(isRefusal(refusal) && refusal.kind === 'too-many' && refusal.retryAfter! > 0).toBe(true)
  await expect(run()).resolves.toHaveLength(32)
  expect(argon.waiting).toBe(0)
})

test('digits: what is written reads back; any wrong digit and any swap of neighbours or groups is found in its group', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (bytes, at, by) => {
    const text = toGroups(bytes, 4)
    const shape = { bytes: 16, size: 4 }
    expect(fromGroups(text, shape)).toEqual({ kind: 'read', bytes })
    expect(fromGroups(text.replaceAll(' ', ''), shape)).toEqual({ kind: 'read', bytes })
    const digits = text.replaceAll(' ', '')
    const place = at % digits.length
    const wrong = digits.slice(0, place) + ((Number(digits[place]) + by) % 10) + digits.slice(place + 1)
    expect(fromGroups(wrong, shape)).toEqual({ kind: 'slip', group: Math.floor(place / 4) + 1 })
  }))
  expect(groupCount({ bytes: 16, size: 4 })).toBe(13)
  const text = toGroups(new Uint8Array(16).fill(9), 4).split(' ')
  const swapped = [text[1]!, text[0]!, ...text.slice(2)]
  expect(fromGroups(text.join(' '), { bytes: 16, size: 4 }).kind).toBe('read')
  if (text[0] !== text[1]) expect(fromGroups(swapped.join(' '), { bytes: 16, size: 4 }).kind).toBe('slip')
  expect(fromGroups(text.slice(0, 12).join(' '), { bytes: 16, size: 4 })).toEqual({ kind: 'slip', group: 13 })
  expect(fromGroups(`${text.join(' ')} 1234`, { bytes: 16, size: 4 }).kind).toBe('slip')
})

test('a recovery code opens its own wrap and nobody else’s', async () => {
  const secrets = await newUserSecrets('483920')
  const way: WayPlace = { way: 'way-9', person: 'person-1', kind: 'recovery-code' }
  const { code, wrapped } = newRecoveryCode(way, secrets)
  const read = readRecoveryCode(code)
  if (read.kind !== 'read') throw new Error('slip')
  expect(openWithCode(read.bytes, { ...wrapped, ...way })).toEqual(secrets)
  expect(openWithCode(read.bytes, { ...wrapped, ...way, person: 'person-2' })).toBeUndefined()
  expect(openWithCode(new Uint8Array(16), { ...wrapped, ...way })).toBeUndefined()
  expect(openWithCode(read.bytes, { ...wrapped, ...way, wrapped: sealBox(new Uint8Array(32), new Uint8Array(), new Uint8Array(70)) })).toBeUndefined()
})

test('shares: every set of enough opens the key; too few, one twice, another set, another key do not', async () => {
  const pair = await newAgreementPair()
  const stranger = await newAgreementPair()
  const shareOf = (digits: string): Share => { const read = readShare(digits); if (read.kind !== 'read') throw new Error('slip'); return read.share }
  const five = (await splitKey(pair.privateKey, { threshold: 3, shares: 5 })).map(shareOf)
  const others = (await splitKey(pair.privateKey, { threshold: 3, shares: 5 })).map(shareOf)
  let sets = 0
  for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) for (let c = b + 1; c < 5; c++) {
    const combined = await combineShares([five[a]!, five[b]!, five[c]!], pair.publicKey)
    expect(combined).toEqual({ kind: 'combined', privateKey: pair.privateKey })
    sets++
  }
  expect(sets).toBe(10)
  expect((await combineShares(five.slice(0, 2), pair.publicKey)).kind).toBe('too-few')
  expect((await combineShares([five[0]!, five[0]!, five[1]!], pair.publicKey)).kind).toBe('same-share')
  expect((await combineShares([five[0]!, five[1]!, others[2]!], pair.publicKey)).kind).toBe('other-set')
  expect((await combineShares([five[0]!, five[1]!, { ...others[2]!, set: five[0]!.set }], pair.publicKey)).kind).toBe('not-this-key')
  // with a smaller threshold written on the paper the library gives a wrong key in silence: the public key tells
  expect((await combineShares(five.slice(0, 2).map((share) => ({ ...share, threshold: 2 })), pair.publicKey)).kind).toBe('not-this-key')
  expect((await combineShares(five.slice(0, 3), stranger.publicKey)).kind).toBe('not-this-key')
  const digits = (await splitKey(pair.privateKey, { threshold: 2, shares: 3 }))[0]!
  expect(digits.split(' ')).toHaveLength(20)
  const groups = digits.split(' ')
  groups[6] = groups[6]!.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10))
  expect(readShare(groups.join(' '))).toEqual({ kind: 'slip', group: 7 })
})

test('the server sheet gives the server key back', () => {
  const secret = newServerSecret()
  expect(readServerSheet(serverSheetDigits(secret))).toEqual({ kind: 'read', secret })
  expect(readServerSheet(serverSheetDigits(secret).slice(0, -1)).kind).toBe('slip')
})

test('the server key file is written whole, for its owner alone, and refused when others may read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sirdash-key-'))
  try {
    const path = join(folder, 'secrets', 'server.key')
    const key = openServerKey(path)
    key.setFingerprint('recovery', 'abc')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['server.key'])
    const again = openServerKey(path)
    expect(again.secret).toEqual(key.secret)
    expect(again.fingerprints).toEqual({ recovery: 'abc' })
    chmodSync(path, 0o644)
    expect(() => openServerKey(path)).toThrow('0600')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('TOTP: fits its step and its neighbours, never the last one again; the seed opens only in its row', () => {
  const seed = newSeed()
  const now = new Date('2024-05-14T08:00:00Z')
  const code = codeAt(seed, now)
  const step = stepOfCode(seed, code, now, 0)!
  expect(step).toBe(Math.floor(now.getTime() / 30_000))
  expect(stepOfCode(seed, code, now, step)).toBeUndefined()
  expect(stepOfCode(seed, code, new Date(now.getTime() + 30_000), 0)).toBe(step)
  expect(stepOfCode(seed, code, new Date(now.getTime() + 120_000), 0)).toBeUndefined()
  expect(stepOfCode(seed, `${code}1`, now, 0)).toBeUndefined()
  const serverKey = serverKeyOf(newServerSecret())
  const sealed = sealSeed(serverKey, { factor: 'f', person: 'p' }, seed)
  expect(openSeed(serverKey, { factor: 'f', person: 'p' }, sealed)).toEqual(seed)
  expect(openSeed(serverKey, { factor: 'f', person: 'other' }, sealed)).toBeUndefined()
  expect(openSeed(serverKeyOf(newServerSecret()), { factor: 'f', person: 'p' }, sealed)).toBeUndefined()
})

test('RFC 6238, appendix B (SHA-1), cut to six digits', () => {
  const seed = new TextEncoder().encode('12345678901234567890')
  expect([59, 1111111109, 1234567890, 20000000000].map((seconds) => codeAt(seed, new Date(seconds * 1000)))).toEqual(['287082', '081804', '005924', '353130'])
})

test('a draft ticket is for one draft, for seven days, and ours', () => {
  const serverKey = serverKeyOf(newServerSecret())
  const now = new Date('2024-05-14T08:00:00Z')
  const given = { person: 'p', draft: 'd', side: 's', now }
  const ticket = makeTicket(serverKey, given)
  expect(readTicket(serverKey, ticket, 'd', now)).toMatchObject({ person: 'p', draft: 'd', side: 's' })
  expect(readTicket(serverKey, ticket, 'other', now)).toBeUndefined()
  expect(readTicket(serverKey, ticket, 'd', new Date(now.getTime() + 8 * 86_400_000))).toBeUndefined()
  expect(readTicket(serverKey, makeTicket(serverKey, { ...given, hours: 3 }), 'd', new Date(now.getTime() + 4 * 3_600_000))).toBeUndefined()
  expect(readTicket(serverKey, makeTicket(serverKeyOf(newServerSecret()), given), 'd', now)).toBeUndefined()
  const [body, mac] = ticket.split('.') as [string, string]
  const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"p"', '"q"')).toString('base64url')
  expect(readTicket(serverKey, `${changed}.${mac}`, 'd', now)).toBeUndefined()
  for (const nonsense of ['', '.', 'x', 'a.b', `${body}.`, body]) expect(readTicket(serverKey, nonsense, 'd', now)).toBeUndefined()
})

test('passphrases: short, long and well-known ones are told apart; a generated one passes', () => {
  expect(passphraseProblem('short')).toBe('passphrase-too-short')
  expect(passphraseProblem('a b'.repeat(200))).toBe('passphrase-too-long')
  expect(passphraseProblem('passwordpassword')).toBe('passphrase-well-known')
  expect(passphraseProblem('aaaaaaaaaaaaaaaaaaaa')).toBe('passphrase-well-known')
  for (const language of ['en', 'az', 'ru']) expect(passphraseProblem(newPassphrase(language))).toBeUndefined()
  expect(['123456', '000000', '654321', '121212', '123123', '112233'].every(isPlainPin)).toBe(true)
  expect(isPlainPin('483920')).toBe(false)
})
