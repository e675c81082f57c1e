import type { Id } from '#app/work/id.ts'
import { isRefusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { signedCatalogues } from './catalogue-in-force.server.ts'
import { entryByNumber } from './ledger-table.server.ts'
import { labelsOf } from './list-outside.server.ts'
import type { OutsideLine } from './outside-view.ts'
import { openEntry } from './sealed-ledger.server.ts'
import { kindsFor, type FileKind } from './release-file.ts'
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
  return { id, ...release, outside: await keptOutside(scope, release.entry), report, mayWrite: release.mayCheck, kinds: await kindsOffered(scope, release.record) }
}

/** An altered mapping takes the files for DHIS2 away and leaves the release as it is. */
async function kindsOffered(scope: Scope, record: ReleaseRecord): Promise<FileKind[]> {
  try {
    return kindsFor(record, await mappingInForce(scope))
  } catch (error) {
    if (!isRefusal(error) || error.kind !== 'unreadable') throw error
    return kindsFor(record).filter((kind) => !kind.startsWith('dhis2'))
  }
}

/** The outside figures the attack before approval reckoned with, from its kept report; null for whoever holds no key of the ledger. */
async function keptOutside(scope: Scope, number: number): Promise<OutsideLine[] | null> {
  const ledger = await scope.keys.maybe('ledger', scope.programme.id)
  const row = ledger && await entryByNumber(scope.db, number)
  if (!ledger || !row) return null
  const document = openEntry(ledger, row)
  const signed = await signedCatalogues(scope)
  return document.kind === 'release' ? (document.outside ?? []).map((one) => ({ ...one, isWithdrawn: false, ...labelsOf(signed, one) })) : null
}

/** What was typed beside the figures of its period, with the lines this release has figures for; null while nothing was. */
export async function reportBeside(scope: Scope, { window, headlines }: Pick<ReleaseRecord, 'window' | 'headlines'>): Promise<Report | null> {
  const read = await readReport(scope, window.name)
  if (!read || !isWritten(read.report)) return null
  const own = new Set(headlines.map(({ key }) => key))
  return { ...read.report, lines: read.report.lines.filter(({ key }) => own.has(key)) }
}
