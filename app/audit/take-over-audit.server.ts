import { entitled, recovery } from '#app/keys/entitlements.ts'
import { compartmentOf, holdersOf, insertEpoch } from '#app/keys/grant-table.server.ts'
import { expectSide, keepOnlySide, type WatchedKind } from '#app/keys/side-fingerprint.server.ts'
import { circleOf } from '#app/work/circle-table.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { today, type Role, type Scope } from '#app/work/scope.ts'
import { record } from './record.server.ts'

const holders: Record<WatchedKind, Role> = { audit: 'data-protection', safeguarding: 'focal-point' }

/**
 * A compartment made at set-up is held by recovery alone. The first person entitled to it starts the next epoch, held by
 * them and recovery; what was sealed before stays with recovery. Does nothing where somebody entitled holds it already.
 */
export async function takeOverAudit(scope: Scope): Promise<void> {
  for (const kind of ['audit', 'safeguarding'] as const) {
    if (scope.actor.roles.includes(holders[kind])) await takeOver(scope, kind)
  }
}

async function takeOver(scope: Scope, kind: WatchedKind): Promise<void> {
  const compartment = await compartmentOf(scope.db, kind, scope.programme.id)
  if (!compartment) return
  const circle = await circleOf(scope.db, kind, scope.programme.id, today(scope))
  const people = entitled(kind, circle).filter((id) => id !== recovery)
  const holding = await holdersOf(scope.db, compartment.id, compartment.epoch)
  if (holding.some((id) => people.includes(id)) || !people.includes(scope.actor.id)) return
  const next = await scope.keys.prepareEpoch(compartment, circle)
  expectSide(scope.serverKey, kind, next.epoch)
  await inTransaction(scope, async (scope) => {
    await insertEpoch(scope.db, compartment, next)
    await record(scope, { did: 'key.taken-over', record: compartment.id, about: kind })
  })
  keepOnlySide(scope.serverKey, kind, next.epoch)
  if (kind === 'audit') scope.audit.renewHour()
}
