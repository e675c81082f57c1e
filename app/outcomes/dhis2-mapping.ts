/** One place in a DHIS2. `orgUnit` where a figure belongs to another unit than the rest. */
export type Dhis2Element = { dataElement: string; categoryOptionCombo?: string | undefined; orgUnit?: string | undefined; label?: string | undefined }
export type Dhis2Elements = Readonly<Record<string, Dhis2Element>>

/** Which data element of a DHIS2 each figure goes to, by the figure's key (`headline/assessed`, `district/area-1/people`). */
export type Dhis2Mapping = {
  scheme: 'CODE' | 'UID'
  dataSet: string
  orgUnit: string
  elements: Dhis2Elements
  /**
   * DHIS2 has no period of a free length. Figures of the project period go to data elements of their own, written to a
   * period that the mapping names; without this they are not sent at all.
   */
  project?: { period: string; dataSet: string; elements: Dhis2Elements } | undefined
}

/** Characters of a file that may be pasted. */
export const longestMapping = 200_000

/** The cell a value is written to: two figures in one would overwrite each other. */
export const cellOf = ({ dataElement, categoryOptionCombo = '', orgUnit }: Dhis2Element, mapping: Pick<Dhis2Mapping, 'orgUnit'>): string => JSON.stringify([dataElement, categoryOptionCombo, orgUnit ?? mapping.orgUnit])

export const keysIn = ({ elements, project }: Dhis2Mapping): string[] => [...Object.keys(elements), ...Object.keys(project?.elements ?? {})]
