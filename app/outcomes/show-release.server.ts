import type { Id } from '#app/work/id.ts'
import type { Scope } from '#app/work/scope.ts'
import { kindsFor } from './release-file.ts'
import { mappingInForce } from './read-mapping.server.ts'
import { readRelease } from './read-release.server.ts'
import { readReport } from './read-report.server.ts'
import type { ReleaseRecord } from './release-record.ts'
import type { ReleaseView } from './release-view.ts'
import { isWritten, type Report } from './report.ts'

/** A release with what stands beside it on its page. */
export async function showRelease(scope: Scope, id: Id<'release'>): Promise<ReleaseView> {
  const release = await readRelease(scope, id)
  const report = release.state === 'released' ? await reportBeside(scope, release.record) : null
  return { id, ...release, report, mayWrite: release.mayCheck, kinds: kindsFor(release.record, await mappingInForce(scope)) }
}

/** What was typed beside the figures of its period, with the lines this release has figures for; null while nothing was. */
export async function reportBeside(scope: Scope, { window, headlines }: Pick<ReleaseRecord, 'window' | 'headlines'>): Promise<Report | null> {
  const read = await readReport(scope, window.name)
  if (!read || !isWritten(read.report)) return null
  const own = new Set(headlines.map(({ key }) => key))
  return { ...read.report, lines: read.report.lines.filter(({ key }) => own.has(key)) }
}
