import { fromBase64url, lengthPrefixed, toBase64url } from '#app/keys/bytes.ts'
import { fingerprint } from '#app/keys/bundle.server.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import { newSigningPair, sign, verify, type SigningPair } from '#app/keys/signature.server.ts'
import { newId, type Id } from '#app/work/id.ts'

/** What the key of a day signs when the day is closed. `entries` counts from the very first entry. */
export type ClosedDay = { day: string; head: string; entries: number; nextKey: string }

const context = 'sirdash/sig/audit-day/v1'

export function signDay(seed: Uint8Array, programme: string, closed: ClosedDay): string {
  return toBase64url(sign(seed, context, programme, closed.day, closed.head, closed.entries, closed.nextKey))
}

export function dayHolds(publicKey: string, signature: string, programme: string, closed: ClosedDay): boolean {
  try {
    return verify(fromBase64url(publicKey), fromBase64url(signature), context, programme, closed.day, closed.head, closed.entries, closed.nextKey)
  } catch {
    return false
  }
}

/** Thirty digits that stand for the first day's key: printed with the recovery shares. */
export function fingerprintOfDayKey(programme: string, publicKey: string): string {
  return fingerprint(toBase64url(sha256(lengthPrefixed('sirdash/audit-first/v1', programme, publicKey))))
}

/** The first day's key, made before there is a programme, and the programme's id, which the fingerprint names. */
export type FirstDay = { programme: Id<'programme'>; key: SigningPair; fingerprint: string }

export function newFirstDay(): FirstDay {
  const [programme, key] = [newId<'programme'>(), newSigningPair()]
  return { programme, key, fingerprint: fingerprintOfDayKey(programme, toBase64url(key.publicKey)) }
}
