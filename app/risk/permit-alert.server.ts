import { supervisingRoles } from '#app/work/active-with-role.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { findAlert, toldOf, type AlertOfCase } from './alert-table.server.ts'
import { superviseesOn } from './duty-table.server.ts'

/** The treating psychologist; a supervisor or a backup who was told and still is one; a delegate on call, who has the header alone; whoever sent it, who sees its state. */
export type AlertStanding = 'psychologist' | 'supervisor' | 'delegate' | 'sender'

declare const decided: unique symbol
/** Proof that a decision was made about this alert. */
export type AlertPermit = { readonly row: AlertOfCase; readonly as: AlertStanding; readonly [decided]: true }

/** The one decision about an alert. Refusing supervision does not stop it; everybody else: not found. */
export async function permitAlert(scope: Scope, alertId: Id<'alert'>): Promise<AlertPermit> {
  const row = await findAlert(scope.db, alertId)
  if (!row) throw new Refusal('not-found')
  const as = await standingIn(scope, row)
  mustHold(scope, as !== undefined)
  return { row, as: as ?? 'supervisor' } as unknown as AlertPermit
}

export async function standingIn(scope: Scope, row: AlertOfCase): Promise<AlertStanding | undefined> {
  const { actor } = scope
  if (row.psychologist_id === actor.id && actor.roles.includes('psychologist')) return 'psychologist'
  const supervises = actor.roles.some((role) => supervisingRoles.includes(role))
  const told = supervises ? (await toldOf(scope.db, [row.id])).filter((one) => one.person_id === actor.id) : []
  if (told.some((one) => one.place !== 'delegate')) return 'supervisor'
  if ((await superviseesOn(scope.db, actor.id, today(scope))).includes(row.psychologist_id)) return 'supervisor'
  if (told.length > 0) return 'delegate'
  return row.raised_by === actor.id ? 'sender' : undefined
}

/** Whoever may change what is written: both sides, never a delegate who holds the header alone. */
export async function permitAlertWriting(scope: Scope, alertId: Id<'alert'>): Promise<AlertPermit> {
  const permit = await permitAlert(scope, alertId)
  mustHold(scope, permit.as === 'psychologist' || permit.as === 'supervisor')
  return permit
}
