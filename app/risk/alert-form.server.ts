import { z } from 'zod'
import { alertTypes, closings, longestLine, setLevels } from './alert.ts'
import { cardLines, isNumber } from './emergency-numbers.ts'
import { longestStep, planSteps } from './safety-plan.ts'
import { partAnswers, partLevels, partReasons } from './risk-part.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const id = z.string().regex(uuid, { error: 'not-understood' })
const line = z.string().trim().max(longestLine, { error: `too-long:${longestLine}` }).default('')
const day = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'not-a-date' }).refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true, { error: 'not-a-date' })
const time = z.string({ error: 'required' }).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'not-a-time' })
const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })

/** Of an alert itself: what is too long is cut there, and no word holds it back. */
const sentLine = z.string().transform((text) => cutTo(longestLine, text.trim())).catch('')
/** Half a pair at the end would be no text. */
const cutTo = (most: number, text: string): string => (text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text)

/** Which press of a page it is; an alert never waits for it. */
const press = z.string().max(20).optional().catch(undefined)

/** What sends an alert: complete or not, it goes. Only what it is about must be there. */
export const sendForm = z.object({
  caseId: id, alertId: id, ticket: z.string().max(1000).optional(), level: one(setLevels),
  type: one(alertTypes).optional().catch(undefined), protective: sentLine, actionNow: sentLine, told: sentLine, others: z.literal('yes').transform(() => true as const).optional().catch(undefined), press,
})

/** Beside what the form was filled in. */
const base = z.string().max(100).optional()
export const actionForm = z.object({ base, protective: line, actionNow: line, told: line })
export const screenForm = z.object({ tool: one(['asq', 'cssrs', 'brief']), result: one(['negative', 'moderate', 'high', 'imminent']), words: line }).superRefine(({ result, words }, report) => {
  if (result === 'negative' && words === '') report.addIssue({ code: 'custom', message: 'needs-words', path: ['words'] })
})
export const closeForm = z.object({ base, reason: one(closings), words: line }).superRefine(({ words }, report) => {
  if (words === '') report.addIssue({ code: 'custom', message: 'needs-words', path: ['words'] })
})
export const agreeForm = z.object({ base })
export const refuseForm = z.object({ refuseWords: line })
export const againForm = z.object({ againWords: line })
export const othersForm = z.object({ othersWords: line })
export const levelForm = z.object({ base, level: one(setLevels), levelWords: line }).superRefine(({ levelWords }, report) => {
  if (levelWords === '') report.addIssue({ code: 'custom', message: 'needs-words', path: ['levelWords'] })
})
export const planForm = z.object({
  number: z.coerce.number().int().min(0).max(10_000),
  ...(Object.fromEntries(planSteps.map((step) => [step, z.string().trim().max(longestStep, { error: `too-long:${longestStep}` }).default('')])) as Record<(typeof planSteps)[number], z.ZodDefault<z.ZodString>>),
})
export const contactForm = z.object({ contactId: id, did: one(['made', 'tried']) })

export const partForm = z.object({
  alertId: id, press, ticket: z.string().max(1000).default(''), member: z.string().regex(/^(M\d{1,2})?$/, { error: 'not-understood' }).default(''),
  answer: one(partAnswers), type: one(alertTypes).optional(), level: one(partLevels).optional(), since: z.string().optional(), reason: one(partReasons).optional(), protective: line, actionNow: line, told: line,
})

/** The same for its alert alone: words that cannot be used hold nothing back. */
export const partSendForm = partForm.extend({ member: z.string().catch(''), type: one(alertTypes).optional().catch(undefined), since: z.string().optional().catch(undefined), reason: one(partReasons).optional().catch(undefined), protective: sentLine, actionNow: sentLine, told: sentLine })

export const hoursForm = z.object({ personId: id, part: one(['supervisor', 'backup', 'delegate']), weekdays: z.array(one(['1', '2', '3', '4', '5', '6', '7'])).min(1, { error: 'choose-some' }), from: time, to: time })
  .superRefine(({ from, to }, report) => { if (to === from || from === '24:00') report.addIssue({ code: 'custom', message: 'hours-empty', path: ['to'] }) })
export const endDutyForm = z.object({ endPerson: id, endPart: one(['supervisor', 'backup', 'delegate']) })
export const leaveForm = z.object({ leavePerson: id, startsOn: day, endsOn: day })
  .superRefine(({ startsOn, endsOn }, report) => { if (endsOn < startsOn) report.addIssue({ code: 'custom', message: 'end-before-start', path: ['endsOn'] }) })
export const leaveIdForm = z.object({ leaveId: id })
export const holidayForm = z.object({ day })
const phone = z.string().trim().max(40, { error: 'too-long:40' }).refine((text) => text === '' || isNumber(text), { error: 'not-a-number' }).default('')
export const dutyContactForm = z.object({ contactPerson: id, phone, mail: z.union([z.literal(''), z.email({ error: 'not-an-email' }).max(200)], { error: 'not-an-email' }).default('') })
export const ownPhoneForm = z.object({ ownPhone: phone })
export const cardForm = z.object({
  district: z.string().max(80),
  ...(Object.fromEntries(cardLines.map((name) => [name, phone])) as Record<(typeof cardLines)[number], typeof phone>),
  checked: z.literal('yes', { error: 'choose' }),
})
