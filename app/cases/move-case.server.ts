import type { CaseState } from '#db/schema.ts'
import { record } from '#app/audit/record.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { mayBecome } from './case.ts'
import { setLastSession, setState } from './case-table.server.ts'
import type { CasePermit } from './permit-case.server.ts'

/** Inside a transaction: what another act (an assessment signed, a session held) does to the case. False when the case cannot go there. */
export async function moveCase(scope: Scope, permit: CasePermit<'write'>, to: CaseState): Promise<boolean> {
  const { state } = permit.file
  if (!mayBecome(state, to) || !await setState(scope.db, permit, state, to)) return false
  await record(scope, { did: 'case.moved', case: permit.caseId, about: to })
  return true
}

/** Inside a transaction: the one assessment that made the case assessed was taken back. A case that went on stays where it is. */
export async function takeBackAssessed(scope: Scope, permit: CasePermit<'write'>): Promise<void> {
  if (permit.file.state !== 'assessed' || !await setState(scope.db, permit, 'assessed', 'registered')) return
  await record(scope, { did: 'case.moved', case: permit.caseId, about: 'registered' })
}

/** Inside a transaction: the day of a session that was held, for the caseload's order. */
export async function rememberSession(scope: Scope, permit: CasePermit<'write'>, day: string): Promise<void> {
  await setLastSession(scope.db, permit, day)
}
