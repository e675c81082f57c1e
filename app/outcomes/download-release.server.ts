import { record as remember } from '#app/audit/record.server.ts'
import type { Language } from '#app/language/language.ts'
import type { Id } from '#app/work/id.ts'
import { inTransaction } from '#app/work/in-transaction.server.ts'
import { Refusal } from '#app/work/refusal.ts'
import type { Scope } from '#app/work/scope.ts'
import { mappingInForce } from './read-mapping.server.ts'
import { readReleased } from './read-release.server.ts'
import { reportBeside } from './show-release.server.ts'
import { releaseFile, type ReleaseFile } from './release-file.server.ts'
import type { FileKind } from './release-file.ts'
import type { ReleaseRecord } from './release-record.ts'
import type { Report } from './report.ts'

type Asked = { releaseId: Id<'release'>; kind: FileKind; language: Language }

/** One file of an approved release. Nothing leaves without an entry in the trail. */
export async function downloadRelease(scope: Scope, { releaseId, kind, language }: Asked): Promise<ReleaseFile> {
  const record = await readReleased(scope, releaseId)
  const file = await releaseFile(record, kind, language, kind.startsWith('dhis2') ? { mapping: await mappingInForce(scope) } : { report: await reportBeside(scope, record) })
  if (!file) throw new Refusal('not-found')
  await inTransaction(scope, (scope) => remember(scope, { did: 'release.downloaded', record: releaseId, about: `${kind} ${language}` }))
  return file
}

/** The page that is made to be printed: it leaves the house as well. */
export async function printRelease(scope: Scope, releaseId: Id<'release'>): Promise<{ record: ReleaseRecord; report: Report | null }> {
  const record = await readReleased(scope, releaseId)
  const report = await reportBeside(scope, record)
  await inTransaction(scope, (scope) => remember(scope, { did: 'release.downloaded', record: releaseId, about: 'print' }))
  return { record, report }
}
