import { randomBytes } from 'node:crypto'
import { concat, fromBase64url, toBase64url } from './bytes.ts'
import { decrypt, encrypt, nonceLength } from './xchacha.server.ts'

/** XChaCha20-Poly1305 with a random nonce: `nonce(24) | ciphertext | tag(16)`, base64url. `key` is 32 uniform bytes. */
export function sealBox(key: Uint8Array, associated: Uint8Array, plaintext: Uint8Array): string {
  const nonce = new Uint8Array(randomBytes(nonceLength))
  return toBase64url(concat(nonce, ...encrypt(key, nonce, associated, plaintext)))
}

/** The plaintext, or undefined when anything does not fit. */
export function openBox(key: Uint8Array, associated: Uint8Array, box: string): Uint8Array | undefined {
  try {
    const bytes = fromBase64url(box)
    return decrypt(key, bytes.subarray(0, nonceLength), associated, bytes.subarray(nonceLength))
  } catch {
    return undefined
  }
}
