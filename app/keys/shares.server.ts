import { combine, split } from 'shamir-secret-sharing'
import { concat, equalBytes, utf8 } from './bytes.ts'
import { fromGroups, toGroups } from './digit-groups.ts'
import { sha256 } from './hashing.server.ts'
import { agreementPublicOf } from './person-keys.server.ts'
import { newBytes } from './random.server.ts'

/** One share of the recovery key: which set, which of it, how many open it, and 33 bytes of Shamir's (value and place). */
export type Share = { set: string; index: number; threshold: number; value: Uint8Array }

/** `set(2) | index(1) | threshold(1) | value(33) | checksum(3)` as 20 groups of six digits. */
const shape = { bytes: 40, size: 6 }

export type ShareReading = { kind: 'read'; share: Share } | { kind: 'slip'; group: number }
export type Combining =
  | { kind: 'combined'; privateKey: Uint8Array }
  | { kind: 'too-few' } | { kind: 'other-set' } | { kind: 'same-share' } | { kind: 'not-this-key' }

/** Splits a 32-byte private key; each share as digits. Any `threshold` of them give it back, fewer tell nothing. */
export async function splitKey(privateKey: Uint8Array, { threshold, shares }: { threshold: number; shares: number }): Promise<string[]> {
  const set = newBytes(2)
  const values = await split(privateKey, shares, threshold)
  return values.map((value, at) => {
    const body = concat(set, Uint8Array.of(at + 1, threshold), value)
    return toGroups(concat(body, checksum(body)), shape.size)
  })
}

/** Reads a typed or scanned share; a slip names its group. */
export function readShare(text: string): ShareReading {
  const read = fromGroups(text, shape)
  if (read.kind === 'slip') return read
  const { bytes } = read
  const body = bytes.subarray(0, 37)
  // every group fits and the whole does not: digits of two papers were mixed
  if (!equalBytes(checksum(body), bytes.subarray(37))) return { kind: 'slip', group: 1 }
  return { kind: 'read', share: { set: String(bytes[0]! * 256 + bytes[1]!).padStart(5, '0'), index: bytes[2]!, threshold: bytes[3]!, value: body.slice(4) } }
}

/** Puts the key together. It counts only if it gives the registered public key: the library returns a wrong one silently. */
export async function combineShares(shares: Share[], registered: Uint8Array): Promise<Combining> {
  if (shares.some((share) => share.set !== shares[0]!.set)) return { kind: 'other-set' }
  if (new Set(shares.map((share) => share.index)).size !== shares.length) return { kind: 'same-share' }
  if (shares.length < 2 || shares.length < shares[0]!.threshold) return { kind: 'too-few' }
  try {
    const privateKey = await combine(shares.map((share) => share.value))
    return equalBytes(agreementPublicOf(privateKey), registered) ? { kind: 'combined', privateKey } : { kind: 'not-this-key' }
  } catch {
    return { kind: 'not-this-key' }
  }
}

const checksum = (body: Uint8Array): Uint8Array => sha256(utf8('sirdash/share/v1'), body).subarray(0, 3)

/** The server key as digits, for the server sheet: 32 bytes and three of a checksum. */
export function serverSheetDigits(secret: Uint8Array): string {
  return toGroups(concat(secret, sheetChecksum(secret)), 6)
}

/** Reads the server sheet back, for a restore. */
export function readServerSheet(text: string): { kind: 'read'; secret: Uint8Array } | { kind: 'slip'; group: number } {
  const read = fromGroups(text, { bytes: 35, size: 6 })
  if (read.kind === 'slip') return read
  const secret = read.bytes.slice(0, 32)
  return equalBytes(sheetChecksum(secret), read.bytes.subarray(32)) ? { kind: 'read', secret } : { kind: 'slip', group: 1 }
}

const sheetChecksum = (secret: Uint8Array): Uint8Array => sha256(utf8('sirdash/server-sheet/v1'), secret).subarray(0, 3)
