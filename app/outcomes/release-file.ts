import type { Dhis2Mapping } from './dhis2-mapping.ts'
import type { ReleaseRecord } from './release-record.ts'

export const fileKinds = ['xlsx', 'csv', 'json', 'quarterly', 'dhis2', 'dhis2-mapping'] as const
export type FileKind = (typeof fileKinds)[number]

export const isFileKind = (text: string | undefined): text is FileKind => fileKinds.some((kind) => kind === text)

/** The kinds that can say this window: DHIS2 has no name for a project period, unless the programme's mapping names one. */
export const kindsFor = ({ window }: Pick<ReleaseRecord, 'window'>, mapping: Pick<Dhis2Mapping, 'project'> = {}): FileKind[] =>
  fileKinds.filter((kind) => kind !== 'dhis2' || window.kind !== 'project' || mapping.project !== undefined)
