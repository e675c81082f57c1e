import { liveSupervisorsOf } from '#app/work/circle-table.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { findGroup, type GroupRow } from './group-table.server.ts'

declare const permits: unique symbol
/** Proof that the decision was made: the lead reads and writes, her supervisor under a live agreement reads. */
export type GroupPermit<To extends 'read' | 'write' = 'read' | 'write'> = { readonly group: GroupRow; readonly isLead: boolean; readonly [permits]: To }

export async function permitGroup<To extends 'read' | 'write'>(scope: Scope, groupId: Id<'group'>, to: To): Promise<GroupPermit<To>> {
  const group = await findGroup(scope.db, groupId)
  if (!group) throw new Refusal('not-found')
  const isLead = group.lead_id === scope.actor.id && scope.actor.roles.includes('psychologist')
  mustHold(scope, isLead || (to === 'read' && (await liveSupervisorsOf(scope.db, group.lead_id, today(scope))).includes(scope.actor.id)))
  return { group, isLead } as unknown as GroupPermit<To>
}
