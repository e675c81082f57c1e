import { z } from 'zod'
import { languages } from '#app/language/language.ts'
import type { Id } from '#app/work/id.ts'
import { frequencies, mostReading, supervisionForms } from './agreement.ts'

const day = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date').refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text), 'not-a-date')
const ownWords = z.string().trim().max(4000, 'too-long').default('')

export const agreementForm = z.object({
  superviseeId: z.uuid({ version: 'v4', error: 'choose' }).transform((text) => text as Id<'person'>),
  startsOn: day,
  endsOn: day,
  weeklyReading: z.coerce.number({ error: 'not-a-number' }).int('not-a-number').min(1, 'out-of-range').max(mostReading, 'out-of-range'),
  form: z.enum(supervisionForms, { error: 'choose' }),
  frequency: z.enum(frequencies, { error: 'choose' }),
  readingLanguage: z.enum(languages, { error: 'choose' }),
  confidentiality: ownWords,
  disagreement: ownWords,
}).refine((form) => form.startsOn <= form.endsOn, { path: ['endsOn'], error: 'ends-before-start' })

export const signingForm = z.object({ pin: z.string({ error: 'required' }).regex(/^\d{6}$/, 'not-a-pin') })
