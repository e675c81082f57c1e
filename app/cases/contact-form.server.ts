import { z } from 'zod'
import { ageBands, sexes } from './case.ts'
import { contactActions, contactPlaces, contactRisks, longestLine } from './contact.ts'

/** A day that has come and is not older than a year; `today` in the programme's time zone. */
export const pastDay = (today: () => string) => z.string({ error: 'required' }).superRefine((day, report) => {
  const wrong = (message: string) => report.addIssue({ code: 'custom', message })
  if (!isDay(day)) wrong('not-a-date')
  else if (day > today()) wrong('date-in-future')
  else if (day < `${Number(today().slice(0, 4)) - 1}${today().slice(4)}`) wrong('date-too-early')
})

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

const pageId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, { error: 'not-understood' }).optional()

/** `today`: the programme's day. */
export const contactForm = (today: string) => z.object({
  contactId: pageId,
  alertId: pageId,
  district: z.string({ error: 'choose' }).max(80, { error: 'choose' }),
  on: pastDay(() => today),
  place: z.enum(contactPlaces, { error: 'choose' }),
  sex: z.enum(sexes, { error: 'choose' }),
  ageBand: z.enum(ageBands, { error: 'choose' }),
  done: z.array(z.enum(contactActions)).min(1, { error: 'choose-some' }),
  risk: z.enum(contactRisks, { error: 'choose' }),
  line: z.string().trim().max(longestLine, { error: `too-long:${longestLine}` }).default(''),
})
