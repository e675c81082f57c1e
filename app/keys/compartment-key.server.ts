import { randomBytes } from 'node:crypto'
import type { CompartmentKind } from './compartments.ts'
import { expand, secretKey, type KeyObject } from './hashing.server.ts'

/** The opened key of one compartment at one epoch. `secret` is 32 uniform bytes held as a KeyObject. */
export type CompartmentKey = {
  readonly programme: string
  readonly compartment: string
  readonly kind: CompartmentKind
  readonly epoch: number
  /** 32 bytes; HKDF of the key: the commitment checked on every open. */
  readonly keyId: Uint8Array
  readonly secret: KeyObject
  /** The key of an epoch this person holds, this one included. */
  at(epoch: number): CompartmentKey | undefined
}

export type KeyPlace = { programme: string; compartment: string; kind: CompartmentKind; epoch: number }

export function newCompartmentSecret(): Uint8Array {
  return new Uint8Array(randomBytes(32))
}

/** `others` are keys of the same compartment at other epochs. */
export function compartmentKey(place: KeyPlace, bytes: Uint8Array, others: CompartmentKey[] = []): CompartmentKey {
  const secret = secretKey(bytes)
  const key: CompartmentKey = {
    ...place, secret, keyId: keyIdOf(secret),
    at: (epoch) => (epoch === place.epoch ? key : others.find((other) => other.epoch === epoch)),
  }
  return key
}

export const keyIdOf = (secret: KeyObject): Uint8Array => expand(secret, 'sirdash/key-id/v1')
