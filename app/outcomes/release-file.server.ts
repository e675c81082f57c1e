import type { Language } from '#app/language/language.ts'
import { wordsOf } from '#app/language/messages.server.ts'
import { releaseCsv } from './release-csv.ts'
import type { Dhis2Mapping } from './dhis2-mapping.ts'
import { codeMapping, dataValueSet } from './release-dhis2.ts'
import { releaseJson } from './release-json.ts'
import { fileStem } from './release-lines.ts'
import type { FileKind } from './release-file.ts'
import type { Report } from './report.ts'
import type { ReleaseRecord } from './release-record.ts'
import { quarterlyXlsx, releaseXlsx } from './release-xlsx.server.ts'

export type ReleaseFile = { name: string; type: string; body: Uint8Array }

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What was typed and signed beside a release; nothing of it was counted. */
export type Beside = { mapping?: Dhis2Mapping | undefined; report?: Report | null }

/**
 * One file of a release, from the release record and words alone: whatever gives the same record gives the same bytes.
 * Undefined where this kind of file cannot say this window.
 */
export async function releaseFile(record: ReleaseRecord, kind: FileKind, language: Language, { mapping: own, report }: Beside = {}): Promise<ReleaseFile | undefined> {
  const { files, releases: { headlines } } = wordsOf(language)
  const said = { files, headlines, language, report: report ?? undefined }
  const named = (ending: string, type: string, body: Uint8Array | string): ReleaseFile => ({ name: `${fileStem(record)}-${language}${ending}`, type, body: typeof body === 'string' ? new TextEncoder().encode(body) : body })
  switch (kind) {
    case 'xlsx': return named('.xlsx', spreadsheet, await releaseXlsx(record, said))
    case 'quarterly': return named('-a-to-f.xlsx', spreadsheet, await quarterlyXlsx(record, said))
    case 'csv': return named('.csv', 'text/csv; charset=utf-8', releaseCsv(record, said))
    case 'json': return named('.json', 'application/json', releaseJson(record, said))
    case 'dhis2-mapping': return named('-dhis2-mapping.json', 'application/json', `${JSON.stringify(own ?? codeMapping(record, said), null, 2)}\n`)
    case 'dhis2': {
      const set = dataValueSet(record, own ?? codeMapping(record, said), said)
      return set === undefined ? undefined : named('-dhis2.json', 'application/json', set)
    }
  }
}
