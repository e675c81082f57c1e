import { z } from 'zod'
import type { Id } from '#app/work/id.ts'
import { answerKinds, feedbackKinds } from './review.ts'

export const longestComment = 4000

const text = z.string({ error: 'required' }).trim().min(1, 'required').max(longestComment, 'too-long')
const commentId = z.uuid({ version: 'v4', error: 'not-understood' }).transform((id) => id as Id<'comment'>)
const addenda = z.coerce.number({ error: 'not-understood' }).int('not-understood').min(0, 'not-understood').max(1000, 'not-understood')
const leave = z.literal('yes').optional()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date').refine((it) => !Number.isNaN(Date.parse(it)) && new Date(it).toISOString().startsWith(it), 'not-a-date')

/** One form for each button of the review page, told apart by `did`. */
export const reviewForm = z.discriminatedUnion('did', [
  z.object({
    did: z.literal('comment'), kind: z.enum(feedbackKinds, { error: 'choose' }), text,
    anchor: z.string().max(80, 'not-understood').optional().transform((it) => it ?? null), answerBy: day.optional().transform((it) => it ?? null), leave,
  }),
  z.object({ did: z.literal('take-back'), commentId }),
  z.object({ did: z.literal('send'), addenda }),
  z.object({ did: z.literal('nothing-to-add'), addenda }),
  z.object({ did: z.literal('close'), addenda }),
  z.object({ did: z.literal('answer'), commentId, kind: z.enum(answerKinds, { error: 'choose' }), text, leave }),
  z.object({ did: z.literal('read') }),
  z.object({ did: z.literal('ask-code'), commentId }),
  z.object({ did: z.literal('rewrite'), commentId, text, leave }),
], { error: 'not-understood' })

export type ReviewForm = z.output<typeof reviewForm>

export const askForm = z.object({ did: z.enum(['start', 'ask'], { error: 'not-understood' }), seen: z.string().max(100_000).optional() })
