import { z } from 'zod'
import { plainMarks } from '#app/names/plain-marks.ts'
import { asksForAction, longestRatingText, ratingLevels, ratingSettings } from './rating.ts'

const text = z.string().trim().max(longestRatingText, 'too-long')
const day = z.string({ error: 'required' }).regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date').refine((it) => !Number.isNaN(Date.parse(it)) && new Date(it).toISOString().startsWith(it), 'not-a-date')
const level = z.enum(ratingLevels, { error: 'choose' }).optional()

/** Messages are keys of words.skills.problems. `competencies`: those of the chosen tool; `today`: the programme's day. */
export function ratingForm({ competencies, today }: { competencies: readonly string[]; today: string }) {
  return z.object({
    ratingId: z.uuid({ version: 'v4', error: 'not-understood' }),
    setting: z.enum(ratingSettings, { error: 'choose' }),
    ratedOn: day.refine((it) => it <= today, 'in-future'),
    levels: z.object(Object.fromEntries(competencies.map((id) => [id, level]))).prefault({}),
    strengths: text.min(1, 'required'), nextStep: text.min(1, 'required'), action: text.default(''),
    actionBy: z.union([z.literal(''), day]).default(''), leave: z.literal('yes').optional(),
  }).transform((form, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const levels = Object.fromEntries(Object.entries(form.levels).flatMap(([id, given]) => (given ? [[id, Number(given)]] : [])))
    if (Object.keys(levels).length === 0) problem('levels', 'nothing-rated')
    if (asksForAction(levels) && form.action === '') problem('action', 'action-needed')
    if (asksForAction(levels) && (form.actionBy === '' || form.actionBy < today)) problem('actionBy', 'action-date')
    if (!form.leave && [form.strengths, form.nextStep, form.action].some((each) => plainMarks(each, []).length > 0)) problem('leave', 'points-at')
    const { actionBy, leave: _, ...rest } = form
    return { ...rest, levels, actionBy: actionBy || null }
  })
}
