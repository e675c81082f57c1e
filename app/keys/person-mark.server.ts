import type { Row } from '#db/schema.ts'
import { bundleHash, verifyBundle, type Bundle } from './bundle.server.ts'
import type { ServerKey } from './server-key.server.ts'

type PersonRow = Row<'person'>

/** The bundle of a person who has signed in at least once. */
export function bundleOf(person: PersonRow): Bundle | undefined {
  if (!person.agreement_key || !person.signing_key || !person.bundle_signature) return undefined
  return { person: person.id, sequence: person.sequence, agreementKey: person.agreement_key, signingKey: person.signing_key, signature: person.bundle_signature }
}

/**
 * HMAC under the server key over who a person is: id, state, roles, bundle. Whoever can only write to the database
 * can neither add a person nor a role nor another key and be granted anything.
 */
export function markPerson(serverKey: ServerKey, person: Pick<PersonRow, 'id' | 'state' | 'bundle_hash'>, roles: readonly string[]): string {
  return serverKey.mark('mark', 'person', person.id, person.state, person.bundle_hash ?? '', ...[...roles].sort())
}

/** The bundle, when mark, hash and self-signature hold and the person is active; undefined otherwise. */
export function trustedBundle(serverKey: ServerKey, person: PersonRow, roles: readonly string[]): Bundle | undefined {
  const bundle = bundleOf(person)
  if (!bundle || person.state === 'invited' || !person.mark) return undefined
  // the signature first: a bundle that could not be signed (an altered sequence) has no hash either
  if (!verifyBundle(bundle) || bundleHash(bundle) !== person.bundle_hash) return undefined
  return person.mark === markPerson(serverKey, person, roles) ? bundle : undefined
}
