import { z } from 'zod'

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, { error: 'not-understood' })
/** What is longer than any answer is none: it holds no other one back. */
const short = z.string().max(20).catch('?')
const typed = z.record(z.string().max(64), short).default({})

/** Answers that send an alert at once, under the names of the form; whatever else the page says is left aside. */
export const alertFromPage = z.object({ tool: z.string().max(40), ticket: z.string().max(1000), alertId: uuid, answers: typed, entered: typed, outcome: short.default('') })
  .transform(({ answers, entered, outcome, ...rest }) => ({ ...rest, values: { ...under('answers', answers), ...under('entered', entered), ...(outcome ? { outcome } : {}) } }))

const under = (part: string, fields: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(fields).map(([id, text]) => [`${part}.${id}`, text]))
