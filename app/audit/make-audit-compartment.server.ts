import { insertCompartment } from '#app/keys/grant-table.server.ts'
import { expectSide, keepOnlySide } from '#app/keys/side-fingerprint.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { record } from './record.server.ts'

/**
 * Part of setting up a programme: the first administrator makes the `audit` key, seals it to recovery alone and forgets
 * it. The first data protection officer starts the next epoch (`takeOverAudit`). The first entry of the trail is this.
 */
export async function makeAuditCompartment(scope: Scope): Promise<void> {
  const prepared = await scope.keys.prepareCompartment('audit', scope.programme.id, {})
  const side = prepared.epoch
  expectSide(scope.serverKey, 'audit', side)
  await inTransaction(scope, async (scope) => {
    await insertCompartment(scope.db, prepared)
    await record(scope, { did: 'compartment.made', record: side.compartment_id, about: 'audit' })
  })
  keepOnlySide(scope.serverKey, 'audit', side)
}
