import { z } from 'zod'
import { notAskedReasons, riskAnswers, riskLevels, riskTypes, type Risk } from '#app/sessions/note.ts'
import { languages, longestVersion, modes as scaleModes } from '#app/scales/scale.ts'
import type { DraftFields } from '#app/sessions/draft.ts'
import type { DraftProblems } from '#app/sessions/editor-view.ts'
import { areas, conclusions, grades, longestText, modes, places, scaleIds, scales, urgencies, type AssessmentContent, type ScaleId } from './assessment.ts'

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })
const maybe = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' }).optional()
const grade = oneOf(grades).transform((text) => Number(text) as 0 | 1 | 2 | 3)

const riskAsked = { riskAnswer: oneOf(riskAnswers), riskType: maybe(riskTypes), riskLevel: maybe(riskLevels), riskReason: maybe(notAskedReasons) }

/** Messages are keys of words.assessments.problems. `today` is the programme's day. */
export const assessmentForm = (today: string) => z.object({
  assessedOn: z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' }).refine((day) => day <= today, { error: 'in-future' }).refine((day) => day >= '1990-01-01', { error: 'too-early' }),
  place: oneOf(places),
  mode: oneOf(modes),
  presenting: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(longestText, { error: 'too-long' }),
  ...Object.fromEntries(areas.map((area) => [area, grade])) as Record<(typeof areas)[number], typeof grade>,
  ...riskAsked,
  scale: z.enum(['declined', ...scaleIds], { error: 'choose' }),
  total: z.string().regex(/^\d{1,3}$/, { error: 'not-whole' }).optional(),
  riskItem: z.string().regex(/^\d$/, { error: 'not-whole' }).optional(),
  scaleLanguage: maybe(languages), scaleMode: maybe(scaleModes),
  scaleMember: z.string().regex(/^M\d{1,2}$/, { error: 'choose' }).optional(),
  scaleVersion: z.string().trim().max(longestVersion, { error: 'not-understood' }).optional(),
  conclusion: oneOf(conclusions),
  urgency: oneOf(urgencies),
}).superRefine((given, context) => {
  const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (given.riskAnswer === 'not-asked' && !given.riskReason) problem('riskReason', 'choose')
  if (given.riskAnswer === 'unchanged' && !given.riskLevel) problem('riskLevel', 'choose')
  if (given.riskAnswer === 'new-or-higher' && !given.riskType) problem('riskType', 'choose')
  if (given.riskAnswer === 'new-or-higher' && (!given.riskLevel || given.riskLevel === 'none')) problem('riskLevel', 'choose')
  if (given.scale === 'declined') return
  const { least, most, step = 1, risk } = scales[given.scale]
  const [total, item] = [Number(given.total), risk && given.riskItem !== undefined ? Number(given.riskItem) : 0]
  if (given.total === undefined) problem('total', 'required')
  else if (total < least || total > most || total % step !== 0) problem('total', 'out-of-range')
  if (risk && (item > risk.most || item * risk.times > total)) problem('riskItem', 'out-of-range')
})

export type AssessmentReading = { kind: 'ready'; content: AssessmentContent } | { kind: 'not-ready'; problems: DraftProblems }

/** Reads a draft as an assessment that can be signed. Throws on nothing a person can type. */
export function readAssessment(fields: DraftFields, today: string): AssessmentReading {
  const parsed = assessmentForm(today).safeParse(filledIn(fields))
  if (parsed.success) return { kind: 'ready', content: contentOf(parsed.data) }
  return { kind: 'not-ready', problems: Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message])) }
}

/** The risk answer of a draft whose other fields may be anything; undefined where none can be read. */
export function readRisk(fields: DraftFields): Risk | undefined {
  const parsed = z.object(riskAsked).safeParse(filledIn(fields))
  return parsed.success ? riskOf(parsed.data) : undefined
}

const filledIn = (fields: DraftFields) => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))

export function contentOf(given: z.output<ReturnType<typeof assessmentForm>>): AssessmentContent {
  const { assessedOn, place, mode, presenting, conclusion, urgency, selfCare, work, family, community } = given
  return {
    assessedOn, place, mode, presenting, conclusion, urgency, functioning: { selfCare, work, family, community }, risk: riskOf(given),
    scale: given.scale === 'declined' ? { kind: 'declined' } : scaleOf(given.scale, given),
  }
}

/** The item asked with a total is kept only where the scale has one. */
function scaleOf(scale: ScaleId, given: Omit<z.output<ReturnType<typeof assessmentForm>>, 'scale'>): AssessmentContent['scale'] {
  const { total, riskItem, scaleVersion: version, scaleLanguage: language, scaleMode: mode, scaleMember: member } = given
  const about = { ...(version ? { version } : {}), ...(language ? { language } : {}), ...(mode ? { mode } : {}), ...(member ? { member } : {}) }
  return { kind: 'total', scale, total: Number(total), ...(scales[scale].risk && riskItem !== undefined ? { riskItem: Number(riskItem) } : {}), ...(Object.keys(about).length > 0 ? { about } : {}) }
}

function riskOf({ riskAnswer: answer, riskType: type, riskLevel: level, riskReason: reason }: Pick<z.output<ReturnType<typeof assessmentForm>>, keyof typeof riskAsked>): Risk {
  if (answer === 'not-asked') return { answer, ...(reason ? { reason } : {}) }
  if (answer === 'nothing') return { answer }
  return { answer, ...(type ? { type } : {}), ...(level ? { level } : {}) }
}

function isDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}
