import { lengthPrefixed, toBase64url, utf8 } from './bytes.ts'
import { sha256 } from './hashing.server.ts'
import { sign, signatureHolds } from './signature.server.ts'
import { storedBytes } from './stored-bytes.server.ts'

/** A person's public bundle: made by the person at first sign-in, self-signed. Keys are base64url of 32 bytes. */
export type Bundle = { person: string; sequence: number; agreementKey: string; signingKey: string; signature: string }

export function makeBundle(person: string, sequence: number, agreementKey: Uint8Array, signing: { seed: Uint8Array; publicKey: Uint8Array }): Bundle {
  const keys = { person, sequence, agreementKey: toBase64url(agreementKey), signingKey: toBase64url(signing.publicKey) }
  return { ...keys, signature: toBase64url(sign(signing.seed, 'sirdash/sig/bundle/v1', ...signedParts(keys))) }
}

export function verifyBundle(bundle: Bundle): boolean {
  return signatureHolds(bundle.signingKey, bundle.signature, 'sirdash/sig/bundle/v1', ...signedParts(bundle))
}

/** SHA-256 of the whole bundle, base64url: what grants and pins name. */
export function bundleHash(bundle: Omit<Bundle, 'signature'>): string {
  return toBase64url(sha256(lengthPrefixed('sirdash/bundle/v1', ...signedParts(bundle))))
}

/** Six groups of five digits, read the same in any script, for comparing by voice. What is no hash has digits too, which are nobody's. */
export function fingerprint(hash: string): string {
  const bytes = storedBytes(hash, 32) ?? sha256(utf8(hash))
  return [0, 1, 2, 3, 4, 5].map((group) => {
    const at = group * 5
    const value = bytes.subarray(at, at + 5).reduce((sum, byte) => sum * 256 + byte, 0)
    return String(value % 100_000).padStart(5, '0')
  }).join(' ')
}

const signedParts = (bundle: Omit<Bundle, 'signature'>) => [bundle.person, bundle.sequence, bundle.agreementKey, bundle.signingKey] as const
