import { record } from '#app/audit/record.server.ts'
import { permitCase, type CasePermit } from '#app/cases/permit-case.server.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId, type Id } from '#app/work/id.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import type { NewRow } from '#db/schema.ts'
import type { PreparedAlert } from './prepare-alert.server.ts'
import { prepareAlert, writeAlert, type Raised } from './raise-alert.server.ts'
import { partsAbout, putPart } from './risk-part-table.server.ts'
import { alertOf, type PartAddress, type RiskPart } from './risk-part.ts'
import { sealPart } from './sealed-risk-part.server.ts'

export type PartSaving = { kind: 'saved'; alert: Raised | undefined }
export type PartGiven = PartAddress & { caseId: Id<'case'>; part: RiskPart; alertId: Id<'alert'>; press?: string | undefined }
export type PreparedPart = { permit: CasePermit<'write'>; row: Omit<NewRow<'risk_part'>, 'case_id'>; alert: PreparedAlert | undefined }

/**
 * One person's risk answer in one session. A new or higher risk sends its alert in the same transaction: when the answer
 * is saved, not when the note is signed. `caseId` is the person's own case where there is one.
 */
export async function saveRiskPart(scope: Scope, given: PartGiven): Promise<PartSaving> {
  const prepared = await prepareRiskPart(scope, given)
  return inTransaction(scope, async (scope) => ({ kind: 'saved', alert: await writeRiskPart(scope, prepared) }))
}

export async function prepareRiskPart(scope: Scope, { caseId, aboutId, member, part, alertId, press }: PartGiven): Promise<PreparedPart> {
  const permit = await permitCase(scope, caseId, 'write')
  const key = await scope.keys.of('risk', caseId)
  const before = (await partsAbout(scope.db, aboutId)).find((row) => row.member === member)
  if (before && (before.case_id !== caseId || before.author_id !== scope.actor.id)) throw new Refusal('not-found')
  const id = before?.id ?? newId<'risk-part'>()
  const revision = (before?.revision ?? 0) + 1
  const level = alertOf(part)
  const { type, protective, actionNow, told } = part
  return {
    permit, row: { id, about_id: aboutId, member, author_id: scope.actor.id, answered_on: today(scope), revision, document: sealPart(key, id, revision, part) },
    alert: level && await prepareAlert(scope, permit, { alertId, press, level, source: 'note', ...(type ? { type } : {}), protective, actionNow, told }),
  }
}

/** Inside a transaction. */
export async function writeRiskPart(scope: Scope, { permit, row, alert }: PreparedPart): Promise<Raised | undefined> {
  if (!await putPart(scope.db, permit, row)) throw new Refusal('stale')
  await record(scope, { did: 'risk-part.saved', case: permit.caseId, record: row.id })
  return alert && writeAlert(scope, alert)
}
