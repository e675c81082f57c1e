import type { ReachWindow } from './reach-window.ts'
import type { Dhis2Mapping } from './dhis2-mapping.ts'
import { figureLines, type Said } from './release-lines.ts'
import type { ReleaseRecord } from './release-record.ts'

/** Codes made of the figures' own keys, to be given to the data elements of a DHIS2; what is in no code's way stays readable. */
export function codeMapping(record: ReleaseRecord, said: Said): Dhis2Mapping {
  const elements = figureLines(record, said).map(({ key, table, label, measure }) => [key, { dataElement: codeOf(key), label: [table, label, measure && said.files.measures[measure]].filter(Boolean).join(' · ') }] as const)
  return { scheme: 'CODE', dataSet: codeOf(record.template.id), orgUnit: 'SIRDASH', elements: Object.fromEntries(elements) }
}

const codeOf = (key: string): string => `SIRDASH_${key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`

/**
 * A `dataValueSets` payload (DHIS2 developer guide, Data values). Undefined for a project period that the mapping names no
 * period of DHIS2 for. Figures that are not shown, and those the mapping leaves out, are not sent.
 */
export function dataValueSet(record: ReleaseRecord, mapping: Dhis2Mapping, said: Said): string | undefined {
  const { scheme, orgUnit, project } = mapping
  const { dataSet, elements, period } = record.window.kind === 'project' ? { ...mapping, ...project, period: project?.period } : { ...mapping, period: dhis2Period(record.window) }
  if (period === undefined) return undefined
  // the true days of a project stand with every value, since its period does not say them
  const days = record.window.kind === 'project' ? ` ${record.window.startsOn} ${record.window.endsOn}` : ''
  const dataValues = figureLines(record, said).flatMap(({ key, figure }) => {
    const element = Object.hasOwn(elements, key) ? elements[key] : undefined
    if (!element || figure.status === 'not-shown') return []
    const { dataElement, categoryOptionCombo, orgUnit } = element
    return [{ dataElement, ...(categoryOptionCombo ? { categoryOptionCombo } : {}), ...(orgUnit ? { orgUnit } : {}), value: String(figure.shown), comment: `${figure.status} ${figure.lo}-${figure.hi}${days}` }]
  })
  return `${JSON.stringify({ dataElementIdScheme: scheme, orgUnitIdScheme: scheme, dataSetIdScheme: scheme, dataSet, completeDate: record.approved?.on ?? record.preparedOn, period, orgUnit, dataValues }, null, 2)}\n`
}

/** `2024Q2`, `2024S1`, `2024`. */
export function dhis2Period({ kind, startsOn }: Pick<ReachWindow, 'kind' | 'startsOn'>): string | undefined {
  const [year, month] = [startsOn.slice(0, 4), Number(startsOn.slice(5, 7))]
  if (kind === 'year') return year
  if (kind === 'half') return `${year}S${(month + 5) / 6}`
  return kind === 'quarter' ? `${year}Q${(month + 2) / 3}` : undefined
}
