import type { CasePermit } from '#app/cases/permit-case.server.ts'
import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { highestOf, type AlertLevel, type AlertSource } from './alert.ts'
import type { PreparedAlert } from './prepare-alert.server.ts'
import { prepareAlert, writeAlert, type Raised } from './raise-alert.server.ts'

/** One thing a scale or a screening says: its level, and which item in a short fixed code (`phq9.item9`). */
export type Finding = { level: AlertLevel; code: string }

/**
 * What a saved scale sets off: one alert of the highest level for all its findings, or none. Prepare before the
 * transaction that keeps the answers, `writeFindings` inside it.
 */
export async function prepareFindings(scope: Scope, permit: CasePermit<'read'>, given: { alertId: Id<'alert'>; findings: readonly Finding[]; source?: AlertSource }): Promise<PreparedAlert | undefined> {
  const level = highestOf(given.findings.map((finding) => finding.level))
  if (!level) return undefined
  return prepareAlert(scope, permit, { alertId: given.alertId, level, source: given.source ?? 'scale', finding: given.findings.map(({ code }) => code).join(' ').slice(0, 200) })
}

export async function writeFindings(scope: Scope, prepared: PreparedAlert | undefined): Promise<Raised | undefined> {
  return prepared && writeAlert(scope, prepared)
}
