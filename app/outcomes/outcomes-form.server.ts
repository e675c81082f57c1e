import { z } from 'zod'

const quarter = z.string({ error: 'choose' }).regex(/^\d{4}-(01|04|07|10)-01$/, 'choose')

/** The two buttons of the page: count what is closed, declare the project period by its first and last quarter. */
export const outcomesForm = z.discriminatedUnion('did', [
  z.object({ did: z.literal('count') }),
  z.object({ did: z.literal('declare'), from: quarter, to: quarter }),
], { error: 'not-understood' })
