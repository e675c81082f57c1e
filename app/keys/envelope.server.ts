import { randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { concat, equalBytes, fromBase64url, lengthPrefixed, readU32, textOf, toBase64url, u32, utf8 } from './bytes.ts'
import type { CompartmentKey } from './compartment-key.server.ts'
import { documentTypes, type DocumentType, type Sealed } from './document-types.ts'
import { expand } from './hashing.server.ts'
import { pad, unpad } from './padding.ts'
import { Unreadable } from './unreadable.ts'
import { decrypt, encrypt, nonceLength } from './xchacha.server.ts'

/** Where a document lies. The revision counts every sealing of the record, from 1. */
export type Place = { record: string; revision: number }

const suite = 0x01
const headerLength = 1 + 4 + 32
/** Base64url characters; refused before anything is allocated. */
const longest = 4_000_000

/**
 * Envelope v1, frozen by tests/keys/vectors: `0x01 | u32 epoch | key_id(32) | nonce(24) | ciphertext | tag(16)`,
 * base64url. XChaCha20-Poly1305 under HKDF-Expand(compartment key, record, type); see associatedData below.
 */
export function seal<T extends DocumentType>(key: CompartmentKey, type: T, place: Place, value: unknown): Sealed<T> {
  const { size } = documentTypes[type] as { size?: number }
  const plaintext = pad(utf8(canonicalJson(value)), size)
  const nonce = new Uint8Array(randomBytes(nonceLength))
  const sealed = encrypt(documentKey(key, type, place), nonce, associatedData(key, type, place), plaintext)
  return toBase64url(concat(Uint8Array.of(suite), u32(key.epoch), key.keyId, nonce, ...sealed)) as Sealed<T>
}

/** Opens a v1 document; throws `Unreadable` (never a part of the text) when anything at all does not fit. */
export function open<T extends DocumentType>(key: CompartmentKey, type: T, place: Place, sealed: Sealed<NoInfer<T>>): unknown {
  try {
    return openBytes(key, type, place, sealed)
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(type, place.record)
  }
}

function openBytes(key: CompartmentKey, type: DocumentType, place: Place, sealed: string): unknown {
  if (sealed.length > longest) throw new Unreadable(type, place.record)
  const bytes = fromBase64url(sealed)
  if (bytes[0] !== suite || bytes.length < headerLength + nonceLength + 16) throw new Unreadable(type, place.record)
  const own = key.at(readU32(bytes, 1))
  if (!own || !equalBytes(own.keyId, bytes.subarray(5, headerLength))) throw new Unreadable(type, place.record)
  const nonce = bytes.subarray(headerLength, headerLength + nonceLength)
  const plaintext = decrypt(documentKey(own, type, place), nonce, associatedData(own, type, place), bytes.subarray(headerLength + nonceLength))
  return JSON.parse(textOf(unpad(plaintext)))
}

function documentKey(key: CompartmentKey, type: DocumentType, place: Place): Uint8Array {
  return expand(key.secret, 'sirdash/doc-key/v1', place.record, documentTypes[type].number)
}

/** Length-prefixed: label, programme, type number, record, compartment, epoch, revision, schema version. */
export function associatedData(key: Pick<CompartmentKey, 'programme' | 'compartment' | 'epoch'>, type: DocumentType, place: Place): Uint8Array {
  const { number, version } = documentTypes[type]
  return lengthPrefixed('sirdash/doc/v1', key.programme, number, place.record, key.compartment, key.epoch, place.revision, version)
}

/** Which envelope a stored text is: 1 sealed with the key, 2 sealed to the public side, undefined neither. */
export function envelopeOf(sealed: unknown): 1 | 2 | undefined {
  if (typeof sealed !== 'string') return undefined
  if (sealed.startsWith('AQ')) return 1
  if (sealed.startsWith('Ag')) return 2
  return undefined
}
