import { createPrivateKey, createPublicKey, generateKeyPairSync, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { concat, lengthPrefixed, type Part } from './bytes.ts'
import { storedBytes } from './stored-bytes.server.ts'

/** Ed25519 (RFC 8032) over `LP(context, parts…)`. Contexts in use; never sign under a free text. */
export type SigningContext =
  | 'sirdash/sig/bundle/v1' | 'sirdash/sig/grant/v1' | 'sirdash/sig/epoch/v1' | 'sirdash/sig/note/v1'
  | 'sirdash/sig/agreement/v1' | 'sirdash/sig/audit-day/v1' | 'sirdash/sig/head/v1' | 'sirdash/sig/catalogue/v1'
  | 'sirdash/sig/dhis2-mapping/v1'

const privatePrefix = Uint8Array.from(Buffer.from('302e020100300506032b657004220420', 'hex'))
const publicPrefix = Uint8Array.from(Buffer.from('302a300506032b6570032100', 'hex'))

/** 32-byte seed and 32-byte public key. */
export type SigningPair = { seed: Uint8Array; publicKey: Uint8Array }

export function newSigningPair(): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    seed: new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)),
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  }
}

/** The 32-byte public key of a 32-byte seed. */
export function publicSigningKey(seed: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(concat(privatePrefix, seed)), format: 'der', type: 'pkcs8' })
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
}

/**
 * Whether a signature out of a column (base64url, or none) under an Ed25519 key (32 bytes, or out of a column) is over exactly these parts.
 * What is no signature or no key, and parts that nobody could have signed (a number below zero), are a signature that does not hold.
 */
export function signatureHolds(publicKey: Uint8Array | string, signature: string | null, context: SigningContext, ...parts: Part[]): boolean {
  const key = typeof publicKey === 'string' ? storedBytes(publicKey, 32) : publicKey
  const signed = storedBytes(signature, 64)
  try {
    return key !== undefined && signed !== undefined && verify(key, signed, context, ...parts)
  } catch {
    return false
  }
}

/** A 64-byte signature. */
export function sign(seed: Uint8Array, context: SigningContext, ...parts: Part[]): Uint8Array {
  return signMessage(seed, lengthPrefixed(context, ...parts))
}

export function verify(publicKey: Uint8Array, signature: Uint8Array, context: SigningContext, ...parts: Part[]): boolean {
  return verifyMessage(publicKey, signature, lengthPrefixed(context, ...parts))
}

/** Plain Ed25519 over bytes, for the vectors of RFC 8032; everything else names a context. */
export function signMessage(seed: Uint8Array, message: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(concat(privatePrefix, seed)), format: 'der', type: 'pkcs8' })
  return new Uint8Array(signBytes(null, message, key))
}

export function verifyMessage(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const key = createPublicKey({ key: Buffer.from(concat(publicPrefix, publicKey)), format: 'der', type: 'spki' })
  return verifyBytes(null, message, key, signature)
}
