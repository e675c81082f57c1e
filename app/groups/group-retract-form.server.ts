import { z } from 'zod'
import { leave, seen } from '#app/names/names-form.server.ts'
import { isUnkeepable } from '#app/sessions/draft.ts'
import { groupRetractionReasons } from './group.ts'

export const groupRetractForm = z.object({
  pin: z.string({ error: 'required' }).max(20), reason: z.enum(groupRetractionReasons, { error: 'choose' }),
  words: z.string().max(500, { error: 'too-long' }).refine((text) => !isUnkeepable(text), { error: 'unreadable-text' }).optional(),
  seen, leave,
})
