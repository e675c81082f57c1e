import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { AuditTrail } from '#app/audit/audit-trail.server.ts'
import type { ArgonQueue } from '#app/keys/argon-queue.server.ts'
import type { ServerKey } from '#app/keys/server-key.server.ts'
import type { Rules } from '#app/work/rules.server.ts'
import type { Programme } from '#app/work/scope.ts'

/** What there is before anybody has signed in, with no programme yet. */
export type BareGround = { db: Kysely<Schema>; serverKey: ServerKey; argon: ArgonQueue; now: () => Date }

/** What there is before anybody has signed in, with a programme: enough to invite nobody and to let people in. */
export type Ground = BareGround & { programme: Programme; audit: AuditTrail; rules: Rules }
