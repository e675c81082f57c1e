import { Secret, TOTP } from 'otpauth'
import { lengthPrefixed } from './bytes.ts'
import { openBox, sealBox } from './box.server.ts'
import { newBytes, newDigits } from './random.server.ts'
import type { ServerKey } from './server-key.server.ts'

/** Whose second factor, and which row: both are bound to the sealed seed. */
export type FactorPlace = { factor: string; person: string }

const period = 30

/** 160 uniform bits (RFC 4226, 4). */
export const newSeed = (): Uint8Array => newBytes(20)

/** The seed is sealed under the server key: it protects against a stolen database, not against the running server. */
export const sealSeed = (serverKey: ServerKey, place: FactorPlace, seed: Uint8Array): string =>
  sealBox(serverKey.bytes('totp'), associated(place), seed)

export const openSeed = (serverKey: ServerKey, place: FactorPlace, sealed: string): Uint8Array | undefined =>
  openBox(serverKey.bytes('totp'), associated(place), sealed)

/** `otpauth://…` for the QR code, and the key to type by hand (base32). */
export function enrolment(seed: Uint8Array, issuer: string, account: string): { uri: string; key: string } {
  const secret = secretOf(seed)
  return { uri: new TOTP({ issuer, label: account, secret, algorithm: 'SHA1', digits: 6, period }).toString(), key: secret.base32 }
}

/**
 * The 30-second step a code belongs to (RFC 6238, one step either side), when it fits and is later than `lastStep`;
 * otherwise undefined. The library itself takes the same code twice: the caller keeps the step by a conditional update.
 */
export function stepOfCode(seed: Uint8Array, code: string, now: Date, lastStep: number): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totpOf(seed).validate({ token, timestamp: now.getTime(), window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now.getTime() / 1000 / period) + delta
  return step > lastStep ? step : undefined
}

/** The code shown by an authenticator app at a moment: for the synthetic programme's sign-in page and for tests. */
export const codeAt = (seed: Uint8Array, now: Date): string => totpOf(seed).generate({ timestamp: now.getTime() })

/** A printed sheet: `count` codes of eight digits, numbered from 1, each good for one sign-in. */
export function newSheet(serverKey: ServerKey, place: FactorPlace, count = 20): { codes: string[]; macs: string[] } {
  const codes = Array.from({ length: count }, () => newDigits(8))
  return { codes, macs: codes.map((code, at) => sheetMac(serverKey, place, at + 1, code)) }
}

export const sheetMac = (serverKey: ServerKey, { factor, person }: FactorPlace, number: number, code: string): string =>
  serverKey.mark('totp', 'sheet', person, factor, number, code)

const secretOf = (seed: Uint8Array) => new Secret({ buffer: Uint8Array.from(seed).buffer })
const totpOf = (seed: Uint8Array) => new TOTP({ secret: secretOf(seed), algorithm: 'SHA1', digits: 6, period })
const associated = ({ factor, person }: FactorPlace): Uint8Array => lengthPrefixed('sirdash/totp/v1', factor, person)
