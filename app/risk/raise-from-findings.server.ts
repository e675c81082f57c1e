import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { highestOf, type AlertLevel, type AlertSource } from './alert.ts'
import type { PreparedAlert } from './prepare-alert.server.ts'
import { prepareAlert, writeAlert, type Raised, type Raising } from './raise-alert.server.ts'

/** One thing a scale or a screening says: its level, which item in a short fixed code (`phq9.item9`), and what was answered there. */
export type Finding = { level: AlertLevel; code: string; said?: string }

type Found = { alertId: Id<'alert'>; findings: readonly Finding[]; source?: AlertSource }

/** One alert of the highest level for all the findings, or none. */
export function raisingOf({ alertId, findings, source = 'scale' }: Found): Raising | undefined {
  const level = highestOf(findings.map((finding) => finding.level))
  return level && { alertId, level, source, finding: findings.map(({ code }) => code).join(' ').slice(0, 200), said: findings.map(({ code, said = '' }) => `${code}=${said}`).join(' ') }
}

/** What a saved scale sets off. Prepare before the transaction that keeps the answers, `writeFindings` inside it. */
export async function prepareFindings(scope: Scope, permit: CasePermit<'read'>, given: Found): Promise<PreparedAlert | undefined> {
  const raising = raisingOf(given)
  return raising && prepareAlert(scope, permit, raising)
}

export async function writeFindings(scope: Scope, prepared: PreparedAlert | undefined): Promise<Raised | undefined> {
  return prepared && writeAlert(scope, prepared)
}
