import type { ReachKey } from './reach-keys.ts'
import { figureLines, type FigureLine, type Said } from './release-lines.ts'
import type { ReleaseRecord } from './release-record.ts'

export const parts = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Part = (typeof parts)[number]

/** `none`: this programme keeps no records of it; `not-asked`: the release has no such figure. */
export type PartLines = { part: Part; title: string } & ({ kind: 'figures'; lines: (FigureLine | { kind: 'not-asked'; label: string })[] } | { kind: 'none' })

const keysOf: Partial<Record<Part, readonly ReachKey[]>> = {
  A: ['contacts', 'assessed', 'newAssessed', 'inCare', 'newInCare'],
  B: ['individual', 'family', 'faceToFace', 'remote', 'childGroups', 'children', 'attendances'],
  F: ['supervisions', 'supervised', 'trainings', 'trained', 'facilitators', 'volunteers', 'ledSessions', 'participants'],
}
const tableOf: Partial<Record<Part, string>> = { A: 'cascade', B: 'sex-age' }

/** The donors' quarterly shape, A to F, of one release. B and F always have their lines; C, D and E say that nothing is kept. */
export function quarterlyShape(record: ReleaseRecord, said: Said): PartLines[] {
  const known = new Map(figureLines(record, said).map((line) => [line.key, line]))
  return parts.map((part): PartLines => {
    const keys = keysOf[part]
    const title = said.files.parts[part]
    if (!keys) return { part, title, kind: 'none' }
    const headlines = keys.map((key) => known.get(`headline/${key}`) ?? { kind: 'not-asked' as const, label: said.headlines[key] })
    return { part, title, kind: 'figures', lines: [...headlines, ...[...known.values()].filter(({ key }) => key.startsWith(`${tableOf[part]}/`))] }
  })
}
