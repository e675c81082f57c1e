import type { Db } from '#db/schema.ts'
import { toBase64url } from '#app/keys/bytes.ts'
import { compartmentOf } from '#app/keys/grant-table.server.ts'
import { publicSideOf } from '#app/keys/public-side.server.ts'
import type { PublicSide } from '#app/keys/public-box.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import { sideIsExpected } from '#app/keys/side-fingerprint.server.ts'
import type { Id } from '#app/work/id.ts'
import { anyHour } from './audit-table.server.ts'

type Ground = { programme: Id<'programme'>; serverKey: ServerKey; now: () => Date }

/** The checked public side of `audit`; undefined before set-up. Throws when what stands there is not ours. */
export async function auditSide(db: Db, ground: Ground): Promise<PublicSide | undefined> {
  const there = await compartmentOf(db, 'audit', ground.programme)
  if (!there && !await anyHour(db)) return undefined
  const side = there && await publicSideOf(db, ground, 'audit', ground.programme)
  const row = side && { compartment_id: side.compartment, epoch: side.epoch, key_id: toBase64url(side.keyId), public_key: toBase64url(side.publicKey) }
  if (!row || !sideIsExpected(ground.serverKey, 'audit', row)) throw new Error('The audit key in the database is not the one in the server key file.')
  return side
}
