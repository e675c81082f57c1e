import { noticeUnreadable } from '#app/cases/notice-unreadable.server.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { programmeProject } from './reach-window-table.server.ts'
import { windowName, type ReachWindow } from './reach-window.ts'
import { listReleases } from './read-release.server.ts'
import { notShown, type ReleaseRecord } from './release-record.ts'
import { emptyReport, inOrder, type Report, type ReportContent, type ReportLine } from './report.ts'
import { spansOf } from './report-spans.ts'
import { reportOf, type ReportRow } from './report-table.server.ts'
import { openOfficersCopy, openReport } from './sealed-report.server.ts'
import { releasedFigure, sumToDate } from './sum-to-date.ts'

export type ReadReport = { window: ReachWindow; revision: number; content: ReportContent; report: Report }

/**
 * What was typed beside the released figures of one period, and sums of released quarters. Nothing is counted for it: it reads
 * approved releases alone. Undefined where none of the period is approved.
 */
export async function readReport(scope: Scope, name: string): Promise<ReadReport | undefined> {
  mustHaveRole(scope, 'delegate', 'data-protection')
  const records = await approvedRecords(scope)
  const window = records.find((record) => record.window.name === name)?.window
  if (!window) return undefined
  const row = await reportOf(scope.db, window)
  const content = row ? await opened(scope, row) : emptyReport
  return { window, revision: row?.revision ?? 0, content, report: { lines: await linesOf(scope, window, records, content), texts: content.texts } }
}

/** Newest first. */
async function approvedRecords(scope: Scope): Promise<ReleaseRecord[]> {
  return (await listReleases(scope)).releases.flatMap((one) => (one.state === 'released' ? [one.record] : []))
}

async function linesOf(scope: Scope, window: ReachWindow, records: readonly ReleaseRecord[], { targets }: ReportContent): Promise<ReportLine[]> {
  const { startedOn, project } = await programmeProject(scope.db, scope.programme.id)
  const spans = spansOf(window, startedOn, project)
  const name = windowName(window)
  return inOrder(records.filter((record) => record.window.name === name).flatMap(({ headlines }) => headlines.map(({ key }) => key))).map((key) => {
    const found = releasedFigure(key, name, records)
    const { key: _, ...figure } = found ?? { key, ...notShown }
    return { key, target: targets[key] ?? null, figure, yearToDate: spans ? sumToDate(key, spans.year, records) : null, projectToDate: spans?.project ? sumToDate(key, spans.project, records) : null }
  })
}

async function opened(scope: Scope, row: ReportRow): Promise<ReportContent> {
  const ledger = await scope.keys.maybe('ledger', scope.programme.id)
  try {
    return ledger ? openReport(ledger, row) : await openOfficersCopy(scope.keys, await scope.keys.of('audit', scope.programme.id), row)
  } catch (error) {
    await noticeUnreadable(scope, error)
    throw new Refusal('unreadable')
  }
}
