import { z } from 'zod'
import { reachKeys } from './reach-keys.ts'
import { highestTarget, longestReportText, reportTexts, type ReportContent } from './report.ts'

const text = z.string().max(longestReportText, { error: `too-long:${longestReportText}` }).default('')
const target = z.coerce.number({ error: 'not-a-number' }).int({ error: 'not-whole' }).min(0, { error: 'at-least:0' }).max(highestTarget, { error: `at-most:${highestTarget}` }).optional()
const shape = <Name extends string, Kind extends z.ZodType>(names: readonly Name[], kind: Kind) => z.object(Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, Kind>)

/** `base`: the revision that was read. */
export const reportForm = z.object({
  base: z.coerce.number().int().min(0), target: shape(reachKeys, target).optional(), text: shape(reportTexts, text).optional(), seen: z.string().max(20_000).optional(), leave: z.literal('yes').optional(),
})

export function contentOf({ target = {}, text }: z.output<typeof reportForm>): ReportContent {
  const targets = Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)) as ReportContent['targets']
  return { targets, texts: Object.fromEntries(reportTexts.map((name) => [name, text?.[name].trim() ?? ''])) as ReportContent['texts'] }
}
