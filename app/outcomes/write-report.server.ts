import { record } from '#app/audit/record.server.ts'
import { checkReportText, type ReportMark } from '#app/names/check-report-text.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { newId } from '#app/work/id.ts'
import { mustHaveRole } from '#app/work/permit.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import { today, type Scope } from '#app/work/scope.ts'
import { windowName } from './reach-window.ts'
import { readReport, type ReadReport } from './read-report.server.ts'
import { insertReport, replaceReport, reportOf } from './report-table.server.ts'
import type { ReportContent } from './report.ts'
import { sealReport } from './sealed-report.server.ts'

export type WritingReport =
  | { kind: 'kept' }
  /** A text holds what may point at a person: asked about, never changed. */
  | { kind: 'points-at'; marks: ReportMark[]; fingerprint: string }
  /** Somebody wrote it since it was read. */
  | { kind: 'changed-meanwhile' }

/** The page a delegate writes on; there is none where nothing of the period is approved. */
export async function beginReport(scope: Scope, name: string): Promise<ReadReport> {
  mustHaveRole(scope, 'delegate')
  await scope.keys.of('ledger', scope.programme.id)
  const read = await readReport(scope, name)
  if (!read) throw new Refusal('not-found')
  return read
}

/** `left`: the fingerprint of what was shown and is to stay. Targets and texts beside the released figures of a period. The writer has seen released figures only, so nothing here was counted. */
export async function writeReport(scope: Scope, { window: name, base, content, left }: { window: string; base: number; content: ReportContent; left: string | null }): Promise<WritingReport> {
  mustHaveRole(scope, 'delegate')
  const ledger = await scope.keys.of('ledger', scope.programme.id)
  const read = await beginReport(scope, name)
  if (read.revision !== base) return { kind: 'changed-meanwhile' }
  const { marks, fingerprint } = checkReportText(content.texts)
  if (marks.length > 0 && left !== fingerprint) return { kind: 'points-at', marks, fingerprint }
  const { window } = read
  const before = await reportOf(scope.db, window)
  const place = { id: before?.id ?? newId<'report'>(), revision: base + 1 }
  const row = {
    ...place, window_kind: window.kind, starts_on: window.startsOn, ends_on: window.endsOn, changed_by: scope.actor.id, changed_on: today(scope),
    ...await sealReport(ledger, await scope.keys.publicSide('audit', scope.programme.id), place, { window: { kind: window.kind, startsOn: window.startsOn, endsOn: window.endsOn }, content }),
  }
  return inTransaction(scope, async (scope) => {
    if (!await (before ? replaceReport : insertReport)(scope.db, row)) return { kind: 'changed-meanwhile' }
    await record(scope, { did: 'report.written', record: row.id, about: windowName(window) })
    return { kind: 'kept' }
  })
}
