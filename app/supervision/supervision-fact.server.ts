import { toBase64url } from '#app/keys/bytes.ts'
import { prepareFact, type Prepared } from '#app/facts/add-fact.server.ts'
import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import { expand } from '#app/keys/hashing.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { today, type Scope } from '#app/work/scope.ts'

/**
 * A case review that was done: it says on which month, and under which pseudonym of an agreement, so that coverage can be
 * counted. No case, no note, no name; the pseudonym comes from the agreement's own key, which no delegate holds.
 */
export async function prepareSupervisionFact(scope: Scope, agreement: CompartmentKey): Promise<Prepared> {
  return prepareFact(scope, { id: newId<'fact'>(), kind: 'supervision', on: today(scope), subjects: [supervised(agreement)], codes: ['case-review'] })
}

const supervised = (agreement: CompartmentKey): Id<'subject'> => toBase64url(expand((agreement.at(1) ?? agreement).secret, 'sirdash/supervised/v1')).slice(0, 22) as Id<'subject'>
