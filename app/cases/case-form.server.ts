import { z } from 'zod'
import { ageBands, categories, familyRoles, sexes } from './case.ts'
import { ageFits, checkConsent, consentFields, consentOf, personFields, personOf } from './consent-form.server.ts'
import { readCode } from './case-code.ts'
import type { NewCase } from './open-case.server.ts'

/** So many lines for members stand on the page; empty ones are nobody. */
export const memberLines = 6

const ownCase = z.string().transform((text, report) => {
  const code = readCode(text)
  if (!code) report.addIssue({ code: 'custom', message: 'not-a-code' })
  return code ?? ''
}).optional()

const member = z.object({
  role: z.enum(familyRoles, { error: 'choose' }).optional(),
  sex: z.enum(sexes, { error: 'choose' }).optional(),
  ageBand: z.enum(ageBands, { error: 'choose' }).optional(),
  category: z.enum(categories, { error: 'choose' }).optional(),
  own: ownCase,
}).superRefine((line, report) => {
  const { role, sex, ageBand, category, own } = line
  if (!role && !sex && !ageBand && !category && !own) return
  for (const name of ['role', 'sex', 'ageBand', 'category'] as const) if (!line[name]) report.addIssue({ code: 'custom', message: 'choose', path: [name] })
})

export const caseForm = z.object({
  kind: z.enum(['individual', 'family'], { error: 'choose' }),
  district: z.string({ error: 'choose' }).max(80, { error: 'choose' }),
  ...personFields,
  own: ownCase,
  members: z.array(member).max(memberLines).default([]),
  ...consentFields,
}).superRefine((input, report) => {
  checkConsent(input, input.kind === 'individual' ? input.ageBand : undefined, report)
  if (input.ageYears !== undefined && !ageFits(input.ageBand, input.ageYears)) report.addIssue({ code: 'custom', message: 'age-outside-band', path: ['ageYears'] })
  if (input.kind === 'family' && input.members.every((line) => !line.role)) report.addIssue({ code: 'custom', message: 'family-needs-two', path: ['members[0].role'] })
}).transform((input): NewCase => ({
  kind: input.kind, district: input.district, header: { ...personOf(input), ...(input.kind === 'family' && input.own ? { ownCase: input.own } : {}) }, consent: consentOf(input),
  ...(input.kind === 'family' ? { members: input.members.flatMap(memberOf) } : {}),
}))

function memberOf({ role, sex, ageBand, category, own }: z.output<typeof member>) {
  return role && sex && ageBand && category ? [{ role, sex, ageBand, category, ...(own ? { ownCase: own } : {}) }] : []
}
