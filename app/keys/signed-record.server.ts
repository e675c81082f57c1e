import type { Bundle } from './bundle.server.ts'
import { bundleHash } from './bundle.server.ts'
import { fromBase64url, lengthPrefixed, toBase64url } from './bytes.ts'
import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './hashing.server.ts'
import type { Keyring } from './keyring.server.ts'
import { signatureHolds } from './signature.server.ts'

/** What is signed besides notes, in the same shape: `what` parts one kind of record from another. */
export type RecordKind = 'assessment' | 'group-session' | 'closure' | 'scale'

/** Lies inside the envelope beside the content, never in the clear. Bytes as base64url. */
export type RecordSeal = { salt: string; digest: string; signature: string; bundle: string; signedAt: string }
export type SignedRecord<Content> = { content: Content; seal: RecordSeal }
/** What stands in the clear beside the record; the signature binds every member. */
export type RecordMetadata = Record<string, string | number>

/** Ed25519 (context sirdash/sig/note/v1) over kind | salt(16) | canonical content | canonical metadata with `signedAt`. */
export function signRecord<Content>(keys: Pick<Keyring, 'sign' | 'bundleHash'>, what: RecordKind, content: Content, metadata: RecordMetadata, signedAt: string): SignedRecord<Content> {
  const salt = globalThis.crypto.getRandomValues(new Uint8Array(16))
  const said = saidOf(salt, content, metadata, signedAt)
  return { content, seal: { salt: toBase64url(salt), digest: digestOf(said), signature: keys.sign('sirdash/sig/note/v1', what, ...said), bundle: keys.bundleHash, signedAt } }
}

/** Whether this person signed exactly this content under exactly these clear columns; false without a trusted bundle. */
export function recordHolds(author: Bundle | undefined, person: string, what: RecordKind, record: SignedRecord<unknown>, metadata: RecordMetadata): boolean {
  const { salt, digest, signature, bundle, signedAt } = record.seal
  if (!author || author.person !== person || bundleHash(author) !== bundle) return false
  const said = saidOf(fromBase64url(salt), record.content, metadata, signedAt)
  return digestOf(said) === digest && signatureHolds(author.signingKey, signature, 'sirdash/sig/note/v1', what, ...said)
}

type Said = readonly [salt: Uint8Array, content: string, metadata: string]

const saidOf = (salt: Uint8Array, content: unknown, metadata: RecordMetadata, signedAt: string): Said => [salt, canonicalJson(content), canonicalJson({ ...metadata, signedAt })]

const digestOf = (said: Said): string => toBase64url(sha256(lengthPrefixed('sirdash/note-digest/v1', ...said)))
