import { createPrivateKey, createPublicKey } from 'node:crypto'
import { concat } from './bytes.ts'
import { makeBundle, bundleHash, type Bundle } from './bundle.server.ts'
import { expand, secretKey, type KeyObject } from './hashing.server.ts'
import { newAgreementPair } from './public-box.ts'
import { newSigningPair } from './signature.server.ts'

/** What a signed-in person's session opens: raw 32-byte keys and the cache key (HKDF of the user secrets). */
export type PersonKeys = { agreementPrivate: Uint8Array; agreementPublic: Uint8Array; signingSeed: Uint8Array; cacheKey: KeyObject; bundleHash: string }

/** What every way in (passphrase, recovery code, passkey) wraps: X25519 private key, Ed25519 seed, PIN of six digits. */
export type UserSecrets = { agreementPrivate: Uint8Array; signingSeed: Uint8Array; pin: string }

const secretsLength = 32 + 32 + 6

export function secretBytes(secrets: UserSecrets): Uint8Array {
  return concat(secrets.agreementPrivate, secrets.signingSeed, Buffer.from(secrets.pin, 'latin1'))
}

/** Throws RangeError on any other length than 70 bytes. */
export function secretsFrom(bytes: Uint8Array): UserSecrets {
  if (bytes.length !== secretsLength) throw new RangeError('user secrets have another length')
  return { agreementPrivate: bytes.slice(0, 32), signingSeed: bytes.slice(32, 64), pin: Buffer.from(bytes.subarray(64)).toString('latin1') }
}

export async function newUserSecrets(pin: string): Promise<UserSecrets> {
  const [{ privateKey }, { seed }] = [await newAgreementPair(), newSigningPair()]
  return { agreementPrivate: privateKey, signingSeed: seed, pin }
}

/** The keys a session works with. `person` and `sequence` must be those of the registered bundle. */
export function personKeysOf(person: string, sequence: number, secrets: UserSecrets): { keys: PersonKeys; bundle: Bundle } {
  const agreementPublic = publicOf('302e020100300506032b656e04220420', secrets.agreementPrivate)
  const signingPublic = publicOf('302e020100300506032b657004220420', secrets.signingSeed)
  // no bundle was ever numbered 0: what an altered row counts is nobody's bundle
  const numbered = Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0
  const bundle = makeBundle(person, numbered, agreementPublic, { seed: secrets.signingSeed, publicKey: signingPublic })
  const cacheKey = secretKey(expand(secretKey(secrets.agreementPrivate), 'sirdash/cache/v1'))
  return { bundle, keys: { agreementPrivate: secrets.agreementPrivate, agreementPublic, signingSeed: secrets.signingSeed, cacheKey, bundleHash: bundleHash(bundle) } }
}

/** The public half of an X25519 private key; both 32 bytes. */
export const agreementPublicOf = (privateKey: Uint8Array): Uint8Array => publicOf('302e020100300506032b656e04220420', privateKey)

function publicOf(prefix: string, secret: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), secret]), format: 'der', type: 'pkcs8' })
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
}
