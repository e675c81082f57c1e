import type { Db } from '#db/schema.ts'
import { fromBase64url, toBase64url } from './bytes.ts'
import { recovery } from './entitlements.ts'
import { personWithRoles } from './grant-table.server.ts'
import { sha256 } from './hashing.server.ts'
import { trustedBundle } from './person-mark.server.ts'
import type { ServerKey } from './server-key.server.ts'
import { storedBytes } from './stored-bytes.server.ts'

export type Recipient = { id: string; agreementKey: Uint8Array; bundleHash: string }

/** Somebody whose bundle and roles the server key vouches for. */
export async function trustedPerson(db: Db, serverKey: ServerKey, id: string) {
  const found = await personWithRoles(db, id)
  return found && trustedBundle(serverKey, found.person, found.roles)
}

/** An active person whose keys can be sealed to; undefined for everybody else. */
export async function personRecipient(db: Db, serverKey: ServerKey, id: string): Promise<Recipient | undefined> {
  const found = await personWithRoles(db, id)
  if (!found || found.person.state !== 'active') return undefined
  const bundle = trustedBundle(serverKey, found.person, found.roles)
  return bundle && { id, agreementKey: fromBase64url(bundle.agreementKey), bundleHash: found.person.bundle_hash! }
}

/** The registered recovery key, when its own fingerprint stands in the server key file: the one beside it in the row proves nothing. */
export async function recoveryRecipient(db: Db, serverKey: ServerKey): Promise<Recipient | undefined> {
  const programme = await db.selectFrom('programme').select(['recovery_key', 'recovery_hash']).executeTakeFirst()
  const agreementKey = storedBytes(programme?.recovery_key, 32)
  const bundleHash = agreementKey && toBase64url(sha256(agreementKey))
  if (!agreementKey || !bundleHash || bundleHash !== serverKey.fingerprints.recovery || bundleHash !== programme?.recovery_hash) return undefined
  return { id: recovery, agreementKey, bundleHash }
}
