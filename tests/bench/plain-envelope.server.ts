import { lengthPrefixed } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { documentTypes, type DocumentType, type Sealed } from '#app/keys/document-types.ts'
import { Unreadable } from '#app/keys/unreadable.ts'

/**
 * What the bench's twin has in place of app/keys/envelope.server.ts: plain JSON behind the same first characters, in the
 * same columns, so that everything around it (rows, audit, looks, packs, grants, statements) is the same work.
 * Only tests/bench names this file; tests/promises fails when a production build holds it.
 */
export type Place = { record: string; revision: number }

const first = 'AQ'

export function seal<T extends DocumentType>(_key: CompartmentKey, _type: T, _place: Place, value: unknown): Sealed<T> {
  return (first + JSON.stringify(value)) as Sealed<T>
}

export function open<T extends DocumentType>(_key: CompartmentKey, type: T, place: Place, sealed: Sealed<NoInfer<T>>): unknown {
  try {
    return JSON.parse(sealed.slice(first.length))
  } catch {
    throw new Unreadable(type, place.record)
  }
}

export function associatedData(key: Pick<CompartmentKey, 'programme' | 'compartment' | 'epoch'>, type: DocumentType, place: Place): Uint8Array {
  const { number, version } = documentTypes[type]
  return lengthPrefixed('sirdash/doc/v1', key.programme, number, place.record, key.compartment, key.epoch, place.revision, version)
}

export function envelopeOf(sealed: string): 1 | 2 | undefined {
  if (sealed.startsWith(first)) return 1
  if (sealed.startsWith('Ag')) return 2
  return undefined
}
