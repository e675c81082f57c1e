import { z } from 'zod'
import { idFrom, type Id } from '#app/work/id.ts'
import { itemsOf, readAnswers, type Given } from './answers.ts'
import { enterable, impossible } from './entered-scores.ts'
import { givenIn, isAnswered } from './given.ts'
import type { Instrument } from './instrument.ts'
import { languages, longestVersion, longestWords, modes, raters, retractionReasons, type ScaleContent } from './scale.ts'

/** What was filled in, as it is scored and kept. */
export type ScaleEntry = { id: Id<'scale'>; alertId: Id<'alert'>; /** A name in the client's own words was seen, and stays. */ leavesNames?: boolean; about: Omit<ScaleContent, 'answers' | 'entered' | 'outcome' | 'scores' | 'risk' | 'skipped'>; given: Given }

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })
const typed = z.string().trim().max(20, { error: 'illegal-value' }).optional()
const ownId = z.string({ error: 'not-understood' }).refine((text) => idFrom(text) !== undefined, { error: 'not-understood' })

/** Messages are keys of words.scales.problems. `today` is the programme's day; `members`: the numbers of a family. */
export function scaleForm(instrument: Instrument, { today, members }: { today: string; members: readonly string[] }) {
  const items = [...itemsOf(instrument).values()]
  return z.object({
    scaleId: ownId, alertId: ownId,
    measuredOn: z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' }).refine((day) => day <= today, { error: 'in-future' }).refine((day) => day >= '1990-01-01', { error: 'too-early' }),
    version: z.string().trim().max(longestVersion, { error: 'too-long' }).default(''),
    language: oneOf(languages), mode: oneOf(modes), rater: oneOf(raters),
    member: z.string().refine((code) => members.includes(code), { error: 'choose' }).optional(),
    declined: z.literal('yes').optional(),
    answers: z.object(Object.fromEntries(items.map(({ id }) => [id, typed]))).prefault({}),
    entered: z.object(Object.fromEntries(instrument.scores.map(({ id }) => [id, typed]))).prefault({}),
    outcome: typed,
    words: z.object(Object.fromEntries(instrument.ownWords.map((id) => [id, z.string().trim().max(longestWords, { error: 'too-long' }).optional()]))).prefault({}),
    leaveNames: z.literal('yes').optional(),
  }).transform((form, context): ScaleEntry => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (members.length > 0 && !form.member) problem(['member'], 'choose')
    const given = givenIn(instrument, form)
    const isEmpty = !given.declined && Object.keys(given.answers).length + Object.keys(given.entered).length === 0 && given.outcome === undefined
    if (isEmpty) problem(['declined'], 'nothing-given')
    if (given.declined && isAnswered(given)) problem(['declined'], 'declined-answered')
    for (const { path, message } of problemsOf(instrument, given)) problem(path, message)
    const { measuredOn, version, language, mode, rater, member } = form
    const words = given.declined ? {} : writtenIn(form.words)
    return {
      id: form.scaleId as Id<'scale'>, alertId: form.alertId as Id<'alert'>, given, leavesNames: form.leaveNames === 'yes',
      about: {
        instrument: instrument.id, measuredOn, version, language, mode, rater, ...(member ? { member } : {}), ...(given.declined ? { declined: true } : {}), ...(Object.keys(words).length > 0 ? { words } : {}),
      },
    }
  })
}

const writtenIn = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> => Object.fromEntries(Object.entries(fields).flatMap(([id, text]) => (text ? [[id, text]] : [])))

function problemsOf(instrument: Instrument, given: Given): { path: string[]; message: string }[] {
  const read = readAnswers(instrument, given)
  const asked = new Set(enterable(instrument).map(({ id }) => id))
  const part = (at: string): string[] => (at === 'outcome' ? ['outcome'] : [itemsOf(instrument).has(at) ? 'answers' : 'entered', at])
  return [
    ...read.problems.map(({ at, kind }) => ({ path: part(at), message: kind as string })),
    ...[...read.entered.keys()].filter((id) => !asked.has(id)).map((id) => ({ path: part(id), message: 'unknown' })),
    ...impossible(instrument, read).map(({ at, kind }) => ({ path: part(at), message: kind as string })),
  ]
}

/** Printing is asked for by a press: what is opened by a link leaves no trace of its own. */
export const printForm = z.object({ did: z.literal('print') })

export const scaleRetraction = z.object({ reason: oneOf(retractionReasons), pin: z.string({ error: 'required' }) })

function isDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}
