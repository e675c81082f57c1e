import { lengthPrefixed, toBase64url, utf8 } from '#app/keys/bytes.ts'
import { sha256 } from '#app/keys/hashing.server.ts'
import type { Row } from '#db/schema.ts'

/** The hash the first entry follows. */
export const startOfChain = (programme: string): string => toBase64url(sha256(lengthPrefixed('sirdash/audit-start/v1', programme)))

/** SHA-256 over the length-prefixed entry (clear columns and sealed detail) and the hash of the one before. */
export function hashOfEntry(programme: string, entry: Omit<Row<'audit_entry'>, 'hash'>): string {
  return toBase64url(sha256(lengthPrefixed(
    'sirdash/audit-entry/v1', programme, entry.number, entry.day, entry.did, entry.hour_id, entry.detail, entry.previous)))
}

/** An hour is named by the digest of its sealed key, so that every entry vouches for it. */
export const idOfHour = (document: string): string => toBase64url(sha256(utf8(document)))
