import { z } from 'zod'
import { leave, seen } from '#app/names/names-form.server.ts'
import { isUnkeepable } from './draft.ts'

/** The same for everything that is retracted with words; why depends on what. */
export const retractionForm = <const Reasons extends readonly [string, ...string[]]>(reasons: Reasons) => z.object({
  pin: z.string({ error: 'required' }).max(20),
  reason: z.enum(reasons, { error: 'choose' }),
  words: z.string().max(500, { error: 'too-long' }).refine((text) => !isUnkeepable(text), { error: 'unreadable-text' }).optional(),
  seen, leave,
})
