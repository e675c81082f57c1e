import { record } from '#app/audit/record.server.ts'
import { fingerprint } from '#app/keys/bundle.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Id } from '#app/work/id.ts'
import { reconcileGrants } from '#app/work/reconcile-grants.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { personById } from './person-table.server.ts'

export type ChangedPerson = { id: Id<'person'>; name: string }
export type Acceptance = { kind: 'accepted' } | { kind: 'digits-refused' }

/** People whose keys are not the ones this person used first: nothing is granted to them until their digits were compared. */
export async function peopleWithChangedKeys(scope: Scope): Promise<ChangedPerson[]> {
  const changed = await scope.keys.changedBundles()
  const people = await Promise.all(changed.map(({ id }) => personById(scope.db, id as Id<'person'>)))
  return people.flatMap((person) => (person ? [{ id: person.id, name: person.name }] : []))
}

/** One's own digits, to be read to a colleague by voice. */
export const ownFingerprint = (scope: Pick<Scope, 'keys'>): string => fingerprint(scope.keys.bundleHash)

/**
 * The digits as the person read them out must be those of the keys that lie here now; they are shown nowhere on the page. Then
 * these keys take the place of the first ones in the sealed pins, and what waited is granted.
 */
export async function acceptChangedKeys(scope: Scope, { person, digits }: { person: Id<'person'>; digits: string }): Promise<Acceptance> {
  const changed = (await scope.keys.changedBundles()).find(({ id }) => id === person)
  if (!changed) throw new Refusal('not-found')
  if (digits.replaceAll(/\D/g, '') !== fingerprint(changed.bundleHash).replaceAll(' ', '')) return { kind: 'digits-refused' }
  await inTransaction(scope, async (scope) => {
    if (!await scope.keys.acceptBundle(person, changed.bundleHash)) throw new Refusal('stale')
    await record(scope, { did: 'key.pin-accepted', person })
  })
  await reconcileGrants(scope)
  return { kind: 'accepted' }
}
