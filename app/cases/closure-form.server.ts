import { z } from 'zod'
import { leave, namesForm, seen } from '#app/names/names-form.server.ts'
import { idFrom } from '#app/work/id.ts'
import { closureReasons } from './case.ts'
import { appraisedAreas, changes, followUpAnswers, lastScales, longestGoals, nameChoices, notAppraised, raters, takingBackReasons, type Appraisal, type Change, type ClosureContent } from './closure.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
const day = z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' })
const change = z.enum(changes, { error: 'choose' }).optional()
const ofRater = z.object(Object.fromEntries(appraisedAreas.map((area) => [area, change])) as Record<(typeof appraisedAreas)[number], typeof change>).optional()

/** `openedOn`, `today`: a case closes between the two. Message keys are of words.closure.problems or of every form. */
export const closureForm = ({ openedOn, today }: { openedOn: string; today: string }) => z.object({
  closedOn: day.refine((given) => given <= today, { error: 'date-in-future' }).refine((given) => given >= openedOn, { error: 'before-opening' }),
  reason: z.enum(closureReasons, { error: 'choose' }),
  evaluated: z.enum(['yes', 'no'], { error: 'choose' }),
  client: ofRater, practitioner: ofRater, overall: ofRater,
  lastScales: z.enum(lastScales, { error: 'choose' }),
  goals: z.string().trim().max(longestGoals, { error: `too-long:${longestGoals}` }).default(''),
  name: z.enum(nameChoices, { error: 'choose' }),
  followUps: z.enum(followUpAnswers, { error: 'choose' }),
  firstOn: day.optional(),
  secondOn: day.optional(),
  pin: z.string({ error: 'required' }),
  seen, leave,
}).superRefine((given, context) => {
  const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: field.split('.'), message })
  if (given.evaluated === 'yes') for (const field of unappraised(given)) problem(field, 'choose')
  if (given.evaluated === 'yes' && unappraised(given).length === 0 && appraisedAreas.every((area) => given.overall?.[area] === 'not-available')) problem('evaluated', 'nothing-evaluated')
  if (given.followUps !== 'planned') return
  if (!given.firstOn) problem('firstOn', 'required')
  else if (given.firstOn <= given.closedOn) problem('firstOn', 'after-closing')
  if (!given.secondOn) problem('secondOn', 'required')
  else if (given.firstOn && given.secondOn <= given.firstOn) problem('secondOn', 'after-first')
})

type Given = z.output<ReturnType<typeof closureForm>>
type Rated = Pick<Given, 'client' | 'practitioner' | 'overall'>

const unappraised = (given: Rated): string[] => raters.flatMap((rater) => appraisedAreas.filter((area) => given[rater]?.[area] === undefined).map((area) => `${rater}.${area}`))

/** A press on a name in the form. */
export const closureNamesForm = namesForm.extend({ goals: z.string().trim().default('') })

export function closureOf({ pin: _, firstOn = '', secondOn = '', client, practitioner, overall, ...given }: Given): ClosureContent {
  const { closedOn, reason, lastScales, goals, name } = given
  return {
    closedOn, reason, evaluated: given.evaluated === 'yes', appraisal: appraisalOf({ client, practitioner, overall }), lastScales, goals, name,
    followUps: given.followUps === 'planned' ? { answer: 'planned', firstOn, secondOn } : { answer: given.followUps },
  }
}

/** What was left empty is not available. */
function appraisalOf(given: Rated): Appraisal {
  const appraisal = structuredClone(notAppraised)
  for (const rater of raters) for (const area of appraisedAreas) appraisal[rater][area] = given[rater]?.[area] ?? ('not-available' satisfies Change)
  return appraisal
}

export const takeBackForm = z.object({ did: z.literal('take-back'), takeBack: z.enum(takingBackReasons, { error: 'choose' }), pin: z.string({ error: 'required' }) })

export const followUpForm = z.object({ contactId: z.string().refine((text) => idFrom(text) !== undefined, { error: 'not-understood' }), did: z.enum(['made', 'tried'], { error: 'choose' }) })
