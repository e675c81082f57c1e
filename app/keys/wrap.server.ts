import { lengthPrefixed, toBase64url, utf8 } from './bytes.ts'
import { openBox, sealBox } from './box.server.ts'
import { isStrongEnough, type ArgonQueue, type Stretching } from './argon-queue.server.ts'
import { hkdf, sameBytes } from './hashing.server.ts'
import { secretBytes, secretsFrom, type UserSecrets } from './person-keys.server.ts'
import { newBytes } from './random.server.ts'
import { storedBytes } from './stored-bytes.server.ts'

/** A way in: whose, which row, which kind. Bound to the wrap, so that a row moved to another person opens nothing. */
export type WayPlace = { way: string; person: string; kind: 'passphrase' | 'recovery-code' }

/** The columns of a way in; all base64url but `parameters` (JSON). */
export type Wrapped = { salt: string; parameters: string; commitment: string; wrapped: string }

const saltLength = 16

/**
 * Wraps a person's secrets under key material: HKDF gives K_enc | K_commit. XChaCha20-Poly1305 does not commit to
 * its key, so success is decided by the commitment, in constant time, before anything is decrypted.
 */
export function wrapUnder(material: Uint8Array, salt: Uint8Array, place: WayPlace, secrets: UserSecrets): Pick<Wrapped, 'commitment' | 'wrapped'> {
  const { encrypting, committing } = split(material, salt, place)
  return { commitment: toBase64url(committing), wrapped: sealBox(encrypting, associated(place), secretBytes(secrets)) }
}

/** The secrets, or undefined when the material is another one or the row was altered. */
export function unwrapUnder(material: Uint8Array, place: WayPlace, row: Wrapped): UserSecrets | undefined {
  const [salt, commitment] = [storedBytes(row.salt, saltLength), storedBytes(row.commitment, 32)]
  if (!salt || !commitment) return undefined
  const { encrypting, committing } = split(material, salt, place)
  if (!sameBytes(committing, commitment)) return undefined
  const bytes = openBox(encrypting, associated(place), row.wrapped)
  // a longer text under the same key would be somebody else's format
  return bytes && bytes.length === 70 ? secretsFrom(bytes) : undefined
}

/** `passphrase` as UTF-8 of its NFC form; `pepper` is the server key's. */
export async function wrapWithPassphrase(argon: ArgonQueue, passphrase: Uint8Array, pepper: Uint8Array, how: Stretching, place: WayPlace, secrets: UserSecrets): Promise<Wrapped> {
  const salt = newBytes(saltLength)
  const material = await argon.stretch(passphrase, salt, how, pepper)
  return { salt: toBase64url(salt), parameters: JSON.stringify(how), ...wrapUnder(material, salt, place, secrets) }
}

/**
 * One Argon2 run whatever the row says; without a row (an unknown account) or with one that was altered under made-up values, so that both cost the
 * same. Parameters below the floor are never used.
 */
export async function unwrapWithPassphrase(argon: ArgonQueue, passphrase: Uint8Array, pepper: Uint8Array, usual: Stretching, row: (Wrapped & WayPlace) | undefined): Promise<UserSecrets | undefined> {
  const how = row && stretchingOf(row.parameters)
  const salt = storedBytes(row?.salt, saltLength) ?? newBytes(saltLength)
  const material = await argon.stretch(passphrase, salt, how ?? usual, pepper)
  return row && how ? unwrapUnder(material, row, row) : undefined
}

/** A recovery code (16 bytes) is uniform already: no stretching and no pepper, so that it works without the server key. */
export function wrapWithCode(code: Uint8Array, place: WayPlace, secrets: UserSecrets): Wrapped {
  const salt = newBytes(saltLength)
  return { salt: toBase64url(salt), parameters: '{}', ...wrapUnder(code, salt, place, secrets) }
}

export function stretchingOf(parameters: string): Stretching | undefined {
  try {
    const { memory, passes, lanes } = JSON.parse(parameters) as Stretching
    const how = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) }
    return isStrongEnough(how) ? how : undefined
  } catch {
    return undefined
  }
}

function split(material: Uint8Array, salt: Uint8Array, place: WayPlace): { encrypting: Uint8Array; committing: Uint8Array } {
  const both = hkdf(material, salt, `sirdash/wrap/v1/${place.kind}`, 64)
  return { encrypting: both.subarray(0, 32), committing: both.subarray(32) }
}

const associated = ({ way, person, kind }: WayPlace): Uint8Array => lengthPrefixed('sirdash/wrap/v1', way, person, kind)

/** Normalised NFC and nothing else: the same words typed on another keyboard are the same bytes. */
export const passphraseBytes = (passphrase: string): Uint8Array => utf8(passphrase.normalize('NFC'))
