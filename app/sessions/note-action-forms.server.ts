import { z } from 'zod'
import { leave, namesForm, seen } from '#app/names/names-form.server.ts'
import { idFrom } from '#app/work/id.ts'
import { retractionReasons } from './note.ts'
import { retractionForm } from './retraction-form.server.ts'

const id = z.string().transform((text, context) => idFrom<'draft'>(text) ?? (context.addIssue({ code: 'custom', message: 'not-understood' }), z.NEVER))
const pin = z.string({ error: 'required' }).max(20)

export const signForm = z.object({ pin, askReview: z.literal('yes').optional(), others: z.array(id).max(50).optional(), seen, leave })
export const signingForm = z.union([namesForm, signForm])

export const retractForm = retractionForm(retractionReasons)

/** A press on a name in the words of a retraction. */
export const retractNamesForm = namesForm.extend({ words: z.string().default('') })

export const searchForm = z.object({ words: z.string({ error: 'required' }).trim().min(2, { error: 'required' }).max(200, { error: 'too-long' }) })

/** The small forms of the editor beside the text itself. */
export const editorForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('discard') }),
  z.object({ intent: z.enum(['join', 'drop']), copyId: id, copyRevision: z.coerce.number().int().min(1).max(2 ** 31 - 1) }),
])
