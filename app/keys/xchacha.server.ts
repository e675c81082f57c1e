import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { hchacha } from '@noble/ciphers/chacha.js'

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, 2.3): HChaCha20 of the key and the first 16 bytes of the nonce gives the
 * key of RFC 8439's ChaCha20-Poly1305, which the runtime has. Half the time of doing all of it in JavaScript, a third for a
 * note of 2 kB; but only with a KeyObject (a raw key makes Node 24 three times slower). Held to Wycheproof's vectors.
 */
const suite = 'chacha20-poly1305'
const tagLength = 16
export const nonceLength = 24

const sigma = new Uint32Array(new TextEncoder().encode('expand 32-byte k').buffer)

/** Ciphertext and tag(16). `key` is 32 uniform bytes, `nonce` 24. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, plaintext: Uint8Array): [ciphertext: Uint8Array, tag: Uint8Array] {
  const cipher = createCipheriv(suite, subkey(key, nonce), shortNonce(nonce), { authTagLength: tagLength })
  cipher.setAAD(associated, { plaintextLength: plaintext.length })
  const ciphertext = cipher.update(plaintext)
  cipher.final()
  return [ciphertext, cipher.getAuthTag()]
}

/** The plaintext of `ciphertext | tag(16)`; throws when anything does not fit, and nothing of the text leaves before that. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < tagLength) throw new RangeError('shorter than its tag')
  const end = sealed.length - tagLength
  const decipher = createDecipheriv(suite, subkey(key, nonce), shortNonce(nonce), { authTagLength: tagLength })
  decipher.setAAD(associated, { plaintextLength: end })
  decipher.setAuthTag(sealed.subarray(end))
  const plaintext = decipher.update(sealed.subarray(0, end))
  decipher.final()
  return new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length)
}

const words = { key: new Uint32Array(8), nonce: new Uint32Array(4), subkey: new Uint32Array(8) }
const bytes = { key: new Uint8Array(words.key.buffer), nonce: new Uint8Array(words.nonce.buffer), subkey: new Uint8Array(words.subkey.buffer) }

function subkey(key: Uint8Array, nonce: Uint8Array): KeyObject {
  if (key.length !== 32 || nonce.length !== nonceLength) throw new RangeError('not a key and a nonce')
  bytes.key.set(key)
  bytes.nonce.set(nonce.subarray(0, 16))
  hchacha(sigma, words.key, words.nonce, words.subkey)
  const made = createSecretKey(bytes.subkey)
  bytes.key.fill(0)
  bytes.subkey.fill(0)
  return made
}

/** Four zeros before the last eight bytes. */
function shortNonce(nonce: Uint8Array): Uint8Array {
  const short = new Uint8Array(12)
  short.set(nonce.subarray(16), 4)
  return short
}
