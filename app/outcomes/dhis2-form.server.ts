import { z } from 'zod'
import { cellOf, longestMapping, type Dhis2Mapping } from './dhis2-mapping.ts'

const uid = /^[A-Za-z][A-Za-z0-9]{10}$/
const name = z.string().regex(/^\S(.{0,48}\S)?$/)
const element = z.strictObject({ dataElement: name, categoryOptionCombo: name.optional(), orgUnit: name.optional(), label: z.string().max(300).optional() })
const elements = z.record(z.string().max(120), element)
/** Years, half-years, quarters, months and financial years, as DHIS2 writes them. */
const period = z.string().regex(/^\d{4}(Q[1-4]|S[12]|0[1-9]|1[0-2]|April|July|Oct)?$/)

/** Strict: a misspelt name is an error with its place, never a value that silently goes nowhere. */
export const dhis2Mapping = z.strictObject({
  scheme: z.enum(['CODE', 'UID']), dataSet: name, orgUnit: name, elements,
  project: z.strictObject({ period, dataSet: name, elements }).optional(),
}).superRefine((mapping, context) => {
  const places = [['elements', mapping.elements], ['project.elements', mapping.project?.elements ?? {}]] as const
  const cells = new Set<string>()
  const problem = (kind: string, where: string) => context.addIssue({ code: 'custom', message: `${kind} ${where}` })
  for (const [place, its] of places) {
    for (const [key, one] of Object.entries(its)) {
      const cell = cellOf(one, mapping)
      if (cells.has(cell)) problem('twice', `${place}.${key}`)
      cells.add(cell)
      if (mapping.scheme === 'UID' && [one.dataElement, one.categoryOptionCombo, one.orgUnit].some((id) => id !== undefined && !uid.test(id))) problem('not-a-uid', `${place}.${key}`)
    }
  }
  for (const [place, id] of [['dataSet', mapping.dataSet], ['orgUnit', mapping.orgUnit], ['project.dataSet', mapping.project?.dataSet]] as const) {
    if (mapping.scheme === 'UID' && id !== undefined && !uid.test(id)) problem('not-a-uid', place)
  }
})

/** A pasted file. Problems name the first thing that does not fit, as `kind where`. */
export const mappingForm = z.object({
  mapping: z.string({ error: 'required' }).max(longestMapping, { error: `too-long:${longestMapping}` }).transform((text, context): Dhis2Mapping => {
    const { value, problem } = parsed(text)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
    return value as Dhis2Mapping
  }),
})

function parsed(text: string): { value?: Dhis2Mapping; problem?: string } {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problem: 'not-json' }
  }
  const read = dhis2Mapping.safeParse(file)
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  if (issue?.code === 'custom') return { problem: issue.message }
  const where = [...(issue?.path ?? []).map(String), ...(issue && 'keys' in issue ? [String(issue.keys[0])] : [])].join('.')
  return { problem: `wrong-shape ${where}`.trim() }
}
