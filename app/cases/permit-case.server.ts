import type { Row } from '#db/schema.ts'
import { liveSupervisorsOf, reviewersOf } from '#app/work/circle-table.server.ts'
import type { Id } from '#app/work/id.ts'
import { mustHold } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { findCaseFile } from './case-table.server.ts'

export type Access = 'read' | 'write' | 'supervise'
export type Standing = 'psychologist' | 'supervisor'

type Carries = { read: 'read'; write: 'read' | 'write'; supervise: 'read' | 'supervise' }

declare const carries: unique symbol
/** Proof that a decision was made. A permit to write or supervise is good wherever reading is asked for. */
export type CasePermit<To extends Access = Access> = {
  readonly caseId: Id<'case'>
  readonly to: Access
  /** In which capacity: the treating psychologist, or a supervisor, who knows the case by its code. */
  readonly as: Standing
  readonly file: Row<'case_file'>
  readonly [carries]: { readonly [A in Carries[To]]: true }
}

/**
 * The one decision about a case. The treating psychologist reads and writes; a supervisor under a live agreement reads
 * and supervises, but not a first contact and not where the client refused supervision; for 14 days after its end she still
 * reads a case in which her review is open. Everybody else: not found.
 */
export async function permitCase<To extends Access>(scope: Scope, caseId: Id<'case'>, to: To): Promise<CasePermit<To>> {
  const file = await findCaseFile(scope.db, caseId)
  if (!file) throw new Refusal('not-found')
  const owner = isOwner(scope, file)
  const supervisor = !owner && to !== 'write' && await isSupervisor(scope, file)
  mustHold(scope, to === 'write' ? owner : to === 'supervise' ? supervisor : owner || supervisor)
  const as: Standing = owner || to === 'write' ? 'psychologist' : 'supervisor'
  return { caseId, to, as, file } as unknown as CasePermit<To>
}

function isOwner({ actor }: Scope, file: Row<'case_file'>): boolean {
  return file.psychologist_id === actor.id && actor.roles.includes('psychologist')
}

async function isSupervisor(scope: Scope, file: Row<'case_file'>): Promise<boolean> {
  if (file.supervision_refused === 1 || file.state === 'first-contact') return false
  const day = today(scope)
  return (await liveSupervisorsOf(scope.db, file.psychologist_id, day)).includes(scope.actor.id) || (await reviewersOf(scope.db, file.id, day)).includes(scope.actor.id)
}
