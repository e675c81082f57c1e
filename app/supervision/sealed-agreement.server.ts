import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Sealed } from '#app/keys/document-types.ts'
import { open, seal } from '#app/keys/envelope.server.ts'
import type { Id } from '#app/work/id.ts'
import type { AgreementTerms } from './agreement.ts'

/** Terms are sealed once, when the agreement is drafted: what was read before signing is what was signed. */
const place = (id: Id<'agreement'>) => ({ record: id, revision: 1 })

export function sealTerms(key: CompartmentKey, id: Id<'agreement'>, terms: AgreementTerms): Sealed<'agreement.content'> {
  return seal(key, 'agreement.content', place(id), terms)
}

export function openTerms(key: CompartmentKey, id: Id<'agreement'>, sealed: Sealed<'agreement.content'>): AgreementTerms {
  return open(key, 'agreement.content', place(id), sealed) as AgreementTerms
}
