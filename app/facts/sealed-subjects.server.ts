import { toBase64url } from '#app/keys/bytes.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import { expand, hmac, secretKey } from '#app/keys/hashing.server.ts'
import type { Id } from '#app/work/id.ts'
import { normalisedName } from './match-value.ts'

/** Subject -> match value; one list for each writer. A corrected name rewrites one line. */
export type Subjects = Record<Id<'subject'>, string>

export type SubjectList = { id: Id<'pack'>; revision: number; document: Sealed<'facts.subjects'> }

export function openSubjects(key: CompartmentKey, row: SubjectList): Subjects {
  return open(key, 'facts.subjects', { record: row.id, revision: row.revision }, row.document) as Subjects
}

export function sealSubjects(key: CompartmentKey, place: { id: Id<'pack'>; revision: number }, subjects: Subjects): Sealed<'facts.subjects'> {
  return seal(key, 'facts.subjects', { record: place.id, revision: place.revision }, subjects)
}

/**
 * HMAC-SHA-256 of the normalised name and the birth year under a key that psychologists hold and delegates do not:
 * who counts cannot try names against it. `matching` is never rotated (epoch 1 for ever).
 */
export function matchValue(matching: CompartmentKey, person: { given: string; family: string; birthYear: number }): string {
  const first = matching.at(1) ?? matching
  return toBase64url(hmac(secretKey(expand(first.secret, 'sirdash/match/v1')), normalisedName(person.given, person.family), person.birthYear))
}
