import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256, type KeyPair } from 'hpke'
import { canonicalJson } from './canonical-json.ts'
import { concat, fromBase64url, lengthPrefixed, readU32, textOf, toBase64url, u32, utf8 } from './bytes.ts'
import { documentTypes, type DocumentType, type Sealed } from './document-types.ts'
import { pad, unpad } from './padding.ts'
import { Unreadable } from './unreadable.ts'

/**
 * HPKE (RFC 9180), DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, on the server and in the browser.
 * Sealing to a compartment's public side: anyone may, only holders open. It proves no author.
 */
const suite = () => new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** A verified public side; bytes: keyId 32, publicKey 32. */
export type PublicSide = { programme: string; compartment: string; epoch: number; keyId: Uint8Array; publicKey: Uint8Array }

type Place = { record: string; revision: number }
const info = utf8('sirdash/drop/v1')
const headerLength = 1 + 4 + 32 + 32

function associatedData(side: Omit<PublicSide, 'keyId' | 'publicKey'>, type: DocumentType, place: Place): Uint8Array {
  const { number, version } = documentTypes[type]
  return lengthPrefixed('sirdash/doc/v1', side.programme, number, place.record, side.compartment, side.epoch, place.revision, version)
}

/** `0x02 | u32 epoch | key_id(32) | enc(32) | ciphertext`, base64url. Padding as in envelope v1. */
export async function sealToPublicSide<T extends DocumentType>(side: PublicSide, type: T, place: Place, value: unknown): Promise<Sealed<T>> {
  const { size } = documentTypes[type] as { size?: number }
  const hpke = suite()
  const { encapsulatedSecret, ciphertext } = await hpke.Seal(
    await hpke.DeserializePublicKey(side.publicKey), pad(utf8(canonicalJson(value)), size),
    { info, aad: associatedData(side, type, place) })
  return toBase64url(concat(Uint8Array.of(2), u32(side.epoch), side.keyId, encapsulatedSecret, ciphertext)) as Sealed<T>
}

/** Opens what was sealed to a public side with its key pair; throws `Unreadable` when anything does not fit. */
export async function openFromPublicSide(pair: KeyPair<CryptoKey>, side: Omit<PublicSide, 'publicKey'>, type: DocumentType, place: Place, sealed: string): Promise<unknown> {
  try {
    const bytes = fromBase64url(sealed)
    if (bytes[0] !== 2 || bytes.length < headerLength + 16 || readU32(bytes, 1) !== side.epoch) throw new RangeError('header')
    if (!side.keyId.every((byte, i) => byte === bytes[5 + i])) throw new RangeError('key id')
    const opened = await suite().Open(pair, bytes.subarray(37, headerLength), bytes.subarray(headerLength), { info, aad: associatedData(side, type, place) })
    return JSON.parse(textOf(unpad(opened)))
  } catch {
    throw new Unreadable(type, place.record)
  }
}

/** RFC 9180 DeriveKeyPair; `seed` at least 32 uniform bytes. */
export async function derivePair(seed: Uint8Array): Promise<{ pair: KeyPair<CryptoKey>; publicKey: Uint8Array }> {
  const hpke = suite()
  const pair = await hpke.DeriveKeyPair(seed, false)
  return { pair, publicKey: await hpke.SerializePublicKey(pair.publicKey) }
}

/** A person's (or recovery's) fresh X25519 pair; both halves 32 bytes. */
export async function newAgreementPair(): Promise<{ privateKey: Uint8Array; publicKey: Uint8Array }> {
  const hpke = suite()
  const pair = await hpke.GenerateKeyPair(true)
  return { privateKey: await hpke.SerializePrivateKey(pair.privateKey), publicKey: await hpke.SerializePublicKey(pair.publicKey) }
}

/** HPKE to one person; `aad` binds the whole grant. Returns enc and ciphertext (32 + 16 bytes for a key). */
export async function sealToPerson(publicKey: Uint8Array, label: string, aad: Uint8Array, plaintext: Uint8Array) {
  const hpke = suite()
  return hpke.Seal(await hpke.DeserializePublicKey(publicKey), plaintext, { info: utf8(label), aad })
}

/** Throws (hpke's OpenError) when it was not sealed to this key under this label and aad. */
export async function openAsPerson(privateKey: Uint8Array, publicKey: Uint8Array, label: string, aad: Uint8Array, enc: Uint8Array, ciphertext: Uint8Array) {
  const hpke = suite()
  const pair: KeyPair<CryptoKey> = { privateKey: await hpke.DeserializePrivateKey(privateKey), publicKey: await hpke.DeserializePublicKey(publicKey) }
  return hpke.Open(pair, enc, ciphertext, { info: utf8(label), aad })
}
