import { z } from 'zod'
import { longestPublisher, longestSource, mostPeople } from './outside-figure.ts'

const number = z.coerce.number({ error: 'not-a-number' }).int({ error: 'not-whole' }).min(0, { error: 'at-least:0' }).max(mostPeople, { error: `at-most:${mostPeople}` })
const line = (most: number) => z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(most, { error: `too-long:${most}` })

/** `group`: `tree/node`. One number is given twice. */
export const outsideForm = z.discriminatedUnion('did', [
  z.object({
    did: z.literal('enter'), window: z.string({ error: 'choose' }).max(20), group: z.string({ error: 'choose' }).max(200), lo: number, hi: number, publisher: line(longestPublisher), source: line(longestSource),
  }).refine(({ lo, hi }) => lo <= hi, { error: 'above-the-other', path: ['hi'] }),
  z.object({ did: z.literal('withdraw'), id: z.uuid() }),
], { error: 'not-understood' })
