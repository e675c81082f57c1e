import { z } from 'zod'
import { languages } from '#app/language/language.ts'
import { ageBands, categories, referrals, settlements, sexes, type AgeBand } from './case.ts'
import { assents, carriesCase, purposes, relations, sheetVersion, statements, ways, withdrawable, type Answers, type ConsentGiven } from './consent.ts'

const answer = z.enum(['yes', 'no'], { error: 'choose' })

/** One reading: six statements ticked, one answer for each purpose, how, and by whom. */
export const consentFields = {
  sheet: z.enum([sheetVersion], { error: 'sheet-changed' }),
  sheetLanguage: z.enum(languages, { error: 'choose' }),
  statements: z.array(z.enum(statements)).refine((ticked) => statements.every((one) => ticked.includes(one)), { error: 'all-six' }),
  ...(Object.fromEntries(purposes.map((purpose) => [`for-${purpose}`, answer])) as { [P in `for-${(typeof purposes)[number]}`]: typeof answer }),
  how: z.enum(ways, { error: 'choose' }),
  by: z.enum(['self', 'representative'], { error: 'choose' }),
  relation: z.enum(relations, { error: 'choose' }).optional(),
  assent: z.enum(assents, { error: 'choose' }).optional(),
}

type ConsentInput = z.output<z.ZodObject<typeof consentFields>>

export function consentOf(input: ConsentInput): ConsentGiven {
  return {
    sheet: { version: input.sheet, language: input.sheetLanguage }, statements: [...statements], answers: answersOf(input), how: input.how,
    by: input.by === 'self' ? { who: 'self' } : { who: 'representative', relation: input.relation!, assent: input.assent! },
  }
}

const answersOf = (input: ConsentInput): Answers => Object.fromEntries(purposes.map((purpose) => [purpose, input[`for-${purpose}`] === 'yes'])) as Answers

type Report = { addIssue(issue: { code: 'custom'; message: string; path: string[] }): void }

/** Below 12 a representative consents and the child assents in its own words; a child's no stands. */
export function checkConsent(input: ConsentInput, ageBand: AgeBand | undefined, report: Report): void {
  const wrong = (path: string, message: string) => report.addIssue({ code: 'custom', message, path: [path] })
  if (!carriesCase(answersOf(input))) wrong(input['for-care'] === 'yes' ? 'for-record' : 'for-care', 'no-case-without')
  if (input.by === 'self' && (ageBand === '0-5' || ageBand === '6-11')) wrong('by', 'child-needs-representative')
  if (input.by !== 'representative') return
  if (!input.relation) wrong('relation', 'choose')
  if (!input.assent) wrong('assent', 'choose')
  if (input.assent === 'no') wrong('assent', 'child-said-no')
  if (input.assent === 'under-six' && ageBand !== undefined && ageBand !== '0-5') wrong('assent', 'child-is-asked')
}

/** Who it is about, in codes. Read by the case form and where a consent turns a first contact into a case. */
export const personFields = {
  sex: z.enum(sexes, { error: 'choose' }),
  ageBand: z.enum(ageBands, { error: 'choose' }),
  ageYears: z.coerce.number({ error: 'not-a-number' }).int({ error: 'not-a-number' }).min(0, { error: 'not-a-number' }).max(120, { error: 'not-a-number' }).optional(),
  category: z.enum(categories, { error: 'choose' }),
  secondaryCategory: z.enum(categories, { error: 'choose' }).optional(),
  referral: z.enum(referrals, { error: 'choose' }).optional(),
  settlement: z.enum(settlements, { error: 'choose' }).optional(),
  known: z.enum(['yes', 'no'], { error: 'choose' }).optional(),
}

type PersonInput = z.output<z.ZodObject<typeof personFields>>

/** Only what was answered. */
export function personOf({ sex, ageBand, category, ageYears, secondaryCategory, referral, settlement, known }: PersonInput) {
  return {
    sex, ageBand, category, ...(ageYears === undefined ? {} : { ageYears }), ...(secondaryCategory ? { secondaryCategory } : {}),
    ...(referral ? { referral } : {}), ...(settlement ? { settlement } : {}), ...(known ? { knownOutsideWork: known === 'yes' } : {}),
  }
}

/** The years a band holds; a typed age outside its band is one slip of the two. */
export function ageFits(band: AgeBand, years: number): boolean {
  const [from = 0, to = 200] = band === '60+' ? [60] : band.split('-').map(Number)
  return years >= from && years <= to
}

/** Consent given again, or to what was a first contact (then with the person's category). */
export const consentForm = z.object({ did: z.literal('give'), ...consentFields }).superRefine((input, report) => checkConsent(input, undefined, report)).transform((input) => ({ did: 'give' as const, consent: consentOf(input) }))

export const firstConsentForm = z.object({ did: z.literal('give'), ...consentFields, ...personFields }).superRefine((input, report) => {
  checkConsent(input, input.ageBand, report)
  if (input.ageYears !== undefined && !ageFits(input.ageBand, input.ageYears)) report.addIssue({ code: 'custom', message: 'age-outside-band', path: ['ageYears'] })
}).transform((input) => ({ did: 'give' as const, consent: consentOf(input), header: personOf(input) }))

export const withdrawalForm = z.object({
  did: z.literal('withdraw'),
  what: z.array(z.enum(withdrawable)).min(1, { error: 'choose-some' }),
})

/** Which of the two forms of the consent page was posted. */
export const consentAct = z.object({ did: z.enum(['give', 'withdraw']) })
