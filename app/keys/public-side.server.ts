import type { Db } from '#db/schema.ts'
import type { Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { fromBase64url } from './bytes.ts'
import { subjectOf, type CompartmentKind } from './compartments.ts'
import { verifyEpoch, type EpochRow } from './grant.server.ts'
import { compartmentOf, epochOf } from './grant-table.server.ts'
import type { PublicSide } from './public-box.ts'
import { trustedPerson } from './recipients.server.ts'
import type { ServerKey } from './server-key.server.ts'

/** What every key of this server stands on. */
export type Ground = { programme: Id<'programme'>; serverKey: ServerKey; now: () => Date }

/** A compartment's public side, checked like a grant: signed by a trusted maker. Throws `not-found` otherwise. */
export async function publicSideOf(db: Db, ground: Ground, kind: CompartmentKind, subject: string, epoch?: number): Promise<PublicSide> {
  const compartment = await compartmentOf(db, kind, subject)
  const row = compartment && await epochOf(db, compartment.id, epoch ?? compartment.epoch)
  if (!compartment || !row) throw new Refusal('not-found')
  // what belongs to one person is made by that person: a colleague's signature is good, and not hers to give here
  if (subjectOf[kind] === 'person' && row.maker_id !== subject) throw new Refusal('not-found')
  const maker = await trustedPerson(db, ground.serverKey, row.maker_id)
  const signed: EpochRow = {
    compartment: compartment.id, kind, subject, epoch: row.epoch, keyId: row.key_id, publicKey: row.public_key, maker: row.maker_id, makerBundle: row.maker_bundle, signature: row.signature,
  }
  if (!maker || !verifyEpoch(signed, maker)) throw new Refusal('not-found')
  return { programme: ground.programme, compartment: compartment.id, epoch: row.epoch, keyId: fromBase64url(row.key_id), publicKey: fromBase64url(row.public_key) }
}
