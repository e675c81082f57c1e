import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import type { Scope } from '#app/work/scope.ts'
import { openPart } from './sealed-risk-part.server.ts'
import { partsAbout, type RiskPartRow } from './risk-part-table.server.ts'
import type { RiskPart } from './risk-part.ts'

export type ReadPart = { id: string; aboutId: string; member: string; answeredOn: string } & ({ kind: 'open'; part: RiskPart } | { kind: 'unreadable' })

/** Answers of one session as far as this person's keys go: a member's own part lies in the member's own case. */
export async function readRiskParts(scope: Scope, aboutId: string): Promise<ReadPart[]> {
  return opened(scope, await partsAbout(scope.db, aboutId))
}

async function opened(scope: Scope, rows: RiskPartRow[]): Promise<ReadPart[]> {
  const keys = await scope.keys.many('risk', [...new Set(rows.map((row) => row.case_id))])
  const parts = await Promise.all(rows.map(async (row): Promise<ReadPart | undefined> => {
    const key = keys.get(row.case_id)
    const address = { id: row.id, aboutId: row.about_id, member: row.member, answeredOn: row.answered_on }
    try {
      return key && { ...address, kind: 'open', part: openPart(key, row) }
    } catch (error) {
      await noticeUnreadable(scope, error, row.case_id)
      return { ...address, kind: 'unreadable' }
    }
  }))
  return parts.filter((part) => part !== undefined)
}
