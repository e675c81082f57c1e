import { z } from 'zod'
import { languages } from '#app/language/language.ts'
import { isoDay } from '#app/language/dates.ts'
import { callRules, type Identity } from './identity.ts'

const text = (most: number) => z.string().trim().max(most, { error: `too-long:${most}` }).default('')
const phone = text(60).refine((number) => number === '' || /\d/.test(number), { error: 'not-a-phone' })

export const identityForm = z.object({
  revision: z.coerce.number({ error: 'not-understood' }).int({ error: 'not-understood' }).min(0, { error: 'not-understood' }).max(1_000_000, { error: 'not-understood' }),
  givenName: text(100), familyName: text(100), patronymic: text(100), alsoCalled: text(300),
  birthKind: z.enum(['unknown', 'day', 'year', 'estimated'], { error: 'choose' }).default('unknown'),
  birthDay: z.string().trim().default(''),
  birthYear: z.string().trim().default(''),
  phone, safeToCall: z.enum(callRules, { error: 'choose' }).default('ask'), safeToLeaveMessage: z.enum(callRules, { error: 'choose' }).default('ask'), whoMayAnswer: text(300),
  address: text(500), guardianName: text(200), guardianRelation: text(100), guardianAlsoCalled: text(300), emergencyName: text(200), emergencyAlsoCalled: text(300), emergencyPhone: phone,
  preferredLanguage: z.enum([...languages, 'other'], { error: 'choose' }).or(z.literal('')).default(''),
  familyLinks: text(2000),
}).superRefine((input, report) => {
  const wrong = (path: string, message: string) => report.addIssue({ code: 'custom', message, path: [path] })
  if (input.birthKind === 'day' && !isPastDay(input.birthDay)) wrong('birthDay', 'not-a-date')
  if ((input.birthKind === 'year' || input.birthKind === 'estimated') && !isPastYear(input.birthYear)) wrong('birthYear', 'not-a-year')
}).transform((input): { revision: number; identity: Identity } => ({
  revision: input.revision,
  identity: {
    givenName: input.givenName, familyName: input.familyName, patronymic: input.patronymic, alsoCalled: input.alsoCalled, birth: birthOf(input),
    phone: input.phone, safeToCall: input.safeToCall, safeToLeaveMessage: input.safeToLeaveMessage, whoMayAnswer: input.whoMayAnswer, address: input.address,
    guardian: { name: input.guardianName, relation: input.guardianRelation, alsoCalled: input.guardianAlsoCalled }, emergencyContact: { name: input.emergencyName, phone: input.emergencyPhone, alsoCalled: input.emergencyAlsoCalled },
    preferredLanguage: input.preferredLanguage, familyLinks: input.familyLinks,
  },
}))

function birthOf({ birthKind, birthDay, birthYear }: { birthKind: string; birthDay: string; birthYear: string }): Identity['birth'] {
  if (birthKind === 'day') return { kind: 'day', day: birthDay }
  if (birthKind === 'unknown') return { kind: 'unknown' }
  return { kind: 'year', year: Number(birthYear), estimated: birthKind === 'estimated' }
}

const thisDay = (): string => isoDay(new Date())

function isPastDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text && text <= thisDay() && text >= '1900-01-01'
}

function isPastYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1900 && text <= thisDay().slice(0, 4)
}
