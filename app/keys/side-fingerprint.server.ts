import { lengthPrefixed, toBase64url } from './bytes.ts'
import { sha256 } from './hashing.server.ts'
import type { ServerKey } from './server-key.server.ts'

/** Everybody seals to these public sides, so their fingerprints stand in the server key file, out of the database's reach. */
export type WatchedKind = 'audit' | 'safeguarding'
export const isWatched = (kind: string): kind is WatchedKind => kind === 'audit' || kind === 'safeguarding'

/** The columns of `compartment_epoch` that name a public side; keys as base64url. */
export type Side = { compartment_id: string; epoch: number; key_id: string; public_key: string }

export const fingerprintOfSide = (side: Side): string =>
  toBase64url(sha256(lengthPrefixed('sirdash/public-side/v1', side.compartment_id, side.epoch, side.key_id, side.public_key)))

/**
 * Two may stand at once, parted by a space: that of a new epoch is written before its transaction and the old one is
 * taken away after it, so that a process killed in between leaves neither refused.
 */
export function expectSide(serverKey: ServerKey, kind: WatchedKind, side: Side): void {
  const known = (serverKey.fingerprints[kind] ?? '').split(' ').filter(Boolean).slice(-1)
  serverKey.setFingerprint(kind, [...known, fingerprintOfSide(side)].join(' '))
}

export function keepOnlySide(serverKey: ServerKey, kind: WatchedKind, side: Side): void {
  serverKey.setFingerprint(kind, fingerprintOfSide(side))
}

export function sideIsExpected(serverKey: ServerKey, kind: WatchedKind, side: Side): boolean {
  return (serverKey.fingerprints[kind] ?? '').split(' ').includes(fingerprintOfSide(side))
}
