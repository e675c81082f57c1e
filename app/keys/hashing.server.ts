import { createHash, createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { concat, lengthPrefixed, utf8, type Part } from './bytes.ts'

export type { KeyObject } from 'node:crypto'

export const sha256 = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(createHash('sha256').update(concat(...parts)).digest())

/** A KeyObject is made once for a key: HMAC with a raw Buffer key is several times slower on Node 24. */
export const secretKey = (bytes: Uint8Array): KeyObject => createSecretKey(bytes)

/** HKDF-Expand (RFC 5869) of a uniform 32-byte key to 32 bytes: one HMAC. */
export function expand(key: KeyObject, ...info: Part[]): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(lengthPrefixed(...info)).update(Uint8Array.of(1)).digest())
}

/** HKDF (RFC 5869) with SHA-256 from any secret; `length` in bytes. */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, utf8(info), length))
}

export function hmac(key: KeyObject, ...parts: Part[]): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(lengthPrefixed(...parts)).digest())
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
