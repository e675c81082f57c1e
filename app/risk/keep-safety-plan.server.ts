import { record } from '#app/audit/record.server.ts'
import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { isUnreadable } from '#app/keys/unreadable.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { NewRow } from '#db/schema.ts'
import type { AlertPermit } from './permit-alert.server.ts'
import { permitAlertWriting } from './permit-alert.server.ts'
import { insertPlan, newestPlan } from './safety-plan-table.server.ts'
import type { SafetyPlan } from './safety-plan.ts'
import { openPlan, sealPlan } from './sealed-safety-plan.server.ts'

export type ReadPlan = { kind: 'none' } | { kind: 'unreadable'; number: number } | { kind: 'open'; number: number; madeOn: string; plan: SafetyPlan }

/** The newest safety plan of the case an alert is about. The caller has looked. */
export async function readSafetyPlan(scope: Scope, { row }: Pick<AlertPermit, 'row'>): Promise<ReadPlan> {
  const [key, plan] = [await scope.keys.of('risk', row.case_id), await newestPlan(scope.db, row.case_id)]
  if (!plan) return { kind: 'none' }
  try {
    return { kind: 'open', number: plan.number, madeOn: plan.made_on, plan: openPlan(key, plan) }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    await noticeUnreadable(scope, error, row.case_id)
    return { kind: 'unreadable', number: plan.number }
  }
}

/** A new version beside the older ones; `number` is the version the page showed (0 before the first). */
export async function saveSafetyPlan(scope: Scope, { alertId, number, plan }: { alertId: Id<'alert'>; number: number; plan: SafetyPlan }): Promise<void> {
  const { row } = await permitAlertWriting(scope, alertId)
  const prepared = await preparePlan(scope, row.case_id, number, plan)
  await inTransaction(scope, (scope) => writePlan(scope, prepared))
}

/** Everything that needs the key, before the transaction of what else is written with it. */
export async function preparePlan(scope: Scope, caseId: Id<'case'>, number: number, plan: SafetyPlan): Promise<NewRow<'safety_plan'>> {
  const key = await scope.keys.of('risk', caseId)
  if (((await newestPlan(scope.db, caseId))?.number ?? 0) !== number) throw new Refusal('stale')
  const id = newId<'safety-plan'>()
  return { id, case_id: caseId, number: number + 1, author_id: scope.actor.id, made_on: today(scope), document: sealPlan(key, id, number + 1, plan) }
}

/** Inside a transaction. */
export async function writePlan(scope: Scope, plan: NewRow<'safety_plan'>): Promise<void> {
  if (!await insertPlan(scope.db, plan)) throw new Refusal('stale')
  await record(scope, { did: 'safety-plan.saved', case: plan.case_id, record: plan.id })
}
