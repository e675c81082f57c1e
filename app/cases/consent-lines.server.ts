import type { CompartmentKey } from '#app/keys/compartment-key.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { consentRows } from './consent-table.server.ts'
import { newest, type ConsentLine } from './consent.ts'
import { noticeUnreadable } from './notice-unreadable.server.ts'
import type { CasePermit } from './permit-case.server.ts'
import { openConsent } from './sealed-consent.server.ts'

export type ConsentHistory = { holds: ConsentLine | undefined; lines: ConsentLine[]; unreadable: number }

/** Every line of a case's consent, newest first; lines that do not open are counted. */
export async function consentHistory(scope: Scope, permit: CasePermit<'write'>, identity: CompartmentKey): Promise<ConsentHistory> {
  const lines: ConsentLine[] = []
  let unreadable = 0
  for (const row of await consentRows(scope.db, permit)) {
    try {
      lines.push(openConsent(identity, row))
    } catch (error) {
      await noticeUnreadable(scope, error, permit.caseId)
      unreadable += 1
    }
  }
  return { holds: newest(lines), lines: lines.sort((a, b) => b.number - a.number), unreadable }
}
