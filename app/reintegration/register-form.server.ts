import { z } from 'zod'
import { cells, longestLine as longestSessionLine, mostInACell, placeTypes } from './led-session.ts'
import { ageBands, longestLine, milestones, sexes, standings } from './rasb.ts'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
const text = (most: number) => z.string().trim().max(most, { error: `too-long:${most}` }).default('')
const pastDay = (today: string) => z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' }).refine((day) => day <= today, { error: 'date-in-future' }).refine((day) => day >= '1990-01-01', { error: 'date-too-early' })
const id = z.string().regex(/^[0-9a-f-]{36}$/, { error: 'choose' })
const district = (districts: readonly string[]) => z.string({ error: 'choose' }).refine((name) => districts.includes(name), { error: 'choose' })
/** One box ticked comes as a text, several as a list. */
const ids = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(id).min(1, { error: 'choose-some' }).max(200))

export const detailsForm = (districts: readonly string[]) => z.object({
  givenName: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(80, { error: 'too-long:80' }),
  familyName: text(80), phone: text(40), district: district(districts), sex: z.enum(sexes, { error: 'choose' }), ageBand: z.enum(ageBands, { error: 'choose' }), line: text(longestLine),
})

export const changeForm = (districts: readonly string[]) => detailsForm(districts).extend({ revision: z.coerce.number().int().min(1) })

export const stepForm = (today: string) => z.object({ people: ids, step: z.enum(milestones, { error: 'choose' }), on: pastDay(today) })
export const ownStepForm = (today: string) => z.object({ step: z.enum(milestones, { error: 'choose' }), on: pastDay(today) })
export const takeBackForm = z.object({ takeBack: z.enum(milestones) })
export const standingForm = (today: string) => z.object({ standing: z.enum(standings, { error: 'choose' }), since: pastDay(today) })

const count = z.string().regex(/^\d{0,3}$/, { error: 'not-whole' }).transform(Number).refine((number) => number <= mostInACell, { error: `at-most:${mostInACell}` })

export const ledSessionForm = ({ today, districts }: { today: string; districts: readonly string[] }) => z.object({
  on: pastDay(today), district: district(districts), place: z.enum(placeTypes, { error: 'choose' }), leaders: ids,
  participants: z.array(count.optional().transform((number) => number ?? 0)).max(cells.length), line: text(longestSessionLine),
}).transform((given) => ({ ...given, participants: cells.map((_, at) => given.participants[at] ?? 0) }))
  .refine(({ participants }) => participants.some((number) => number > 0), { error: 'nobody', path: ['participants'] })

export const takeBackSessionForm = z.object({ session: id })
