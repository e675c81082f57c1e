import { z } from 'zod'

/** `seen`: the names the page showed; with `leave` they stay in the text. */
export const seen = z.string().max(100_000).optional()
export const leave = z.literal('yes').optional()

/** One press on a name: all suggestions, one choice of one name (`3:0`), or "not a name here" (`3:not`). */
export const namesForm = z.object({ take: z.string().regex(/^(all|\d{1,4}:(\d|not))$/, { error: 'not-understood' }), seen })
