import type { ReachWindow } from './reach-window.ts'
import { figureLines, type Said } from './release-lines.ts'
import type { ReleaseRecord } from './release-record.ts'

type Element = { dataElement: string; categoryOptionCombo?: string; label?: string }

/** Which data element of a DHIS2 each figure goes to, by the figure's key. Without one of its own a programme sends codes. */
export type Dhis2Mapping = { scheme: 'CODE' | 'UID'; dataSet: string; orgUnit: string; elements: Readonly<Record<string, Element>> }

/** Codes made of the figures' own keys, to be given to the data elements of a DHIS2; what is in no code's way stays readable. */
export function codeMapping(record: ReleaseRecord, said: Said): Dhis2Mapping {
  const elements = figureLines(record, said).map(({ key, table, label, measure }) => [key, { dataElement: codeOf(key), label: [table, label, measure && said.files.measures[measure]].filter(Boolean).join(' · ') }] as const)
  return { scheme: 'CODE', dataSet: codeOf(record.template.id), orgUnit: 'SIRDASH', elements: Object.fromEntries(elements) }
}

const codeOf = (key: string): string => `SIRDASH_${key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`

/**
 * A `dataValueSets` payload (DHIS2 developer guide, Data values). Undefined for a project period, which DHIS2 has no name for.
 * Figures that are not shown, and those the mapping leaves out, are not sent.
 */
export function dataValueSet(record: ReleaseRecord, mapping: Dhis2Mapping, said: Said): string | undefined {
  const period = dhis2Period(record.window)
  if (period === undefined) return undefined
  const { scheme, dataSet, orgUnit, elements } = mapping
  const dataValues = figureLines(record, said).flatMap(({ key, figure }) => {
    const element = Object.hasOwn(elements, key) ? elements[key] : undefined
    if (!element || figure.status === 'not-shown') return []
    const { dataElement, categoryOptionCombo } = element
    return [{ dataElement, ...(categoryOptionCombo ? { categoryOptionCombo } : {}), value: String(figure.shown), comment: `${figure.status} ${figure.lo}-${figure.hi}` }]
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

/** A programme's own mapping, from its settings: `{ "dhis2": { "scheme": "UID", "dataSet", "orgUnit", "elements": { "headline/assessed": { "dataElement" } } } }`. */
export function ownMapping(given: unknown): Dhis2Mapping | undefined {
  const { scheme, dataSet, orgUnit, elements } = Object(given) as Partial<Record<keyof Dhis2Mapping, unknown>>
  if ((scheme !== 'CODE' && scheme !== 'UID') || typeof dataSet !== 'string' || typeof orgUnit !== 'string' || typeof elements !== 'object' || elements === null) return undefined
  return Object.values(elements as object).every(isElement) ? { scheme, dataSet, orgUnit, elements: elements as Dhis2Mapping['elements'] } : undefined
}

function isElement(given: unknown): boolean {
  const { dataElement, categoryOptionCombo } = Object(given) as { dataElement?: unknown; categoryOptionCombo?: unknown }
  return typeof dataElement === 'string' && (categoryOptionCombo === undefined || typeof categoryOptionCombo === 'string')
}
