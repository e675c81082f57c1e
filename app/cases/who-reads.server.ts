import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import type { CasePermit } from './permit-case.server.ts'
import { holdersOfCase } from './who-reads-table.server.ts'

/** From the grants that exist, not from what ought to be. Names of colleagues; recovery apart. */
export type WhoReads = { clinical: { id: Id<'person'>; name: string }[]; identity: { id: Id<'person'>; name: string }[]; recovery: boolean }

export async function whoReads(scope: Pick<Scope, 'db'>, permit: CasePermit<'read'>): Promise<WhoReads> {
  const held = await holdersOfCase(scope.db, permit)
  const people = (kind: 'clinical' | 'identity') => held.flatMap((row) => (row.kind === kind && row.name ? [{ id: row.recipient_id as Id<'person'>, name: row.name }] : []))
  return { clinical: people('clinical'), identity: people('identity'), recovery: held.some((row) => row.recipient_id === 'recovery') }
}
