import { z } from 'zod'
import type { DraftFields } from '#app/sessions/draft.ts'
import { withJottings } from '#app/sessions/jotting.ts'
import type { DraftProblems } from '#app/sessions/editor-view.ts'
import {
  ageRanges, childSexes, groupPlaces, longestLine, longestText, moods, mostChildren, participations, secondAdults, childNumbers, type AgeRange, type ChildLine, type GroupSessionContent, type Registered,
} from './group.ts'

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: 'choose' })
const text = (most: number) => z.string().trim().max(most, { error: 'too-long' })
const ticked = z.literal('yes').optional().transform((value) => value === 'yes')

export const newGroupForm = z.object({ district: z.string({ error: 'choose' }), place: oneOf(groupPlaces), ageRange: oneOf(ageRanges) })

const child = z.object({
  number: z.coerce.number().int().min(1).max(99),
  sex: z.enum(childSexes, { error: 'choose' }).optional(),
  ageBand: z.enum(ageRanges, { error: 'choose' }).optional(),
  here: ticked,
  participation: z.enum(participations, { error: 'choose' }).optional(),
  mood: z.enum(moods, { error: 'choose' }).optional(),
  consent: ticked,
  line: text(longestLine).optional(),
  concern: ticked,
})

/** Messages are keys of words.groups.problems; an empty row of the register is no child. */
export const groupSessionForm = (today: string) => z.object({
  sessionOn: z.string({ error: 'required' }).refine(isDay, { error: 'not-a-date' }).refine((day) => day <= today, { error: 'in-future' }).refine((day) => day >= '1990-01-01', { error: 'too-early' }),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' }).optional(),
  minutes: z.string({ error: 'required' }).regex(/^[1-9]\d{0,2}$/, { error: 'minutes' }).transform(Number).refine((minutes) => minutes <= 600, { error: 'minutes' }),
  place: oneOf(groupPlaces),
  secondAdult: oneOf(secondAdults),
  aloneBecause: text(longestLine).optional(),
  theme: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).max(longestLine, { error: 'too-long' }),
  worked: text(longestText).optional(),
  consentsKept: text(longestLine).optional(),
  children: z.array(child).max(mostChildren + 1),
}).superRefine((given, context) => {
  const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  if (given.secondAdult === 'alone' && !given.aloneBecause) problem(['aloneBecause'], 'required')
  given.children.forEach((one, at) => {
    if (one.here && !one.sex) problem(['children', at, 'sex'], 'choose')
    if (one.here && !one.ageBand) problem(['children', at, 'ageBand'], 'choose')
    if (one.line && !one.consent) problem(['children', at, 'line'], 'line-without-consent')
    if (one.line && !one.here) problem(['children', at, 'line'], 'line-not-here')
  })
  if (!given.children.some((one) => one.here)) problem(['theme'], 'nobody-here')
})

/** What the group knows before a session is read: its register, and the age of whoever comes for the first time. */
export type SessionGround = { today: string; ageRange: AgeRange; children: Registered[] }
export type SessionReading = { kind: 'ready'; content: GroupSessionContent } | { kind: 'not-ready'; problems: DraftProblems }

/** Reads a draft as a session that can be signed. Throws on nothing a person can type. */
export function readGroupSession(draft: DraftFields, ground: SessionGround): SessionReading {
  const fields = withJottings(draft, 'worked')
  const numbers = childNumbers(fields, ground.children)
  const given = Object.fromEntries(Object.entries(fields).filter(([name, text]) => text !== '' && !name.startsWith('child')))
  const parsed = groupSessionForm(ground.today).safeParse({ ...given, children: numbers.map((number) => childGiven(fields, ground, number)) })
  if (parsed.success) return { kind: 'ready', content: sessionContentOf(parsed.data) }
  return { kind: 'not-ready', problems: Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [fieldAt(path, numbers), message])) }
}

function childGiven(fields: DraftFields, { ageRange, children }: SessionGround, number: number) {
  const known = children.find((one) => one.number === number)
  const given = (part: string) => fields[`child${number}.${part}`] || undefined
  return {
    number, here: given('here'), consent: given('consent'), sex: given('sex') ?? known?.sex, ageBand: given('ageBand') ?? known?.ageBand ?? ageRange,
    participation: given('participation'), mood: given('mood'), line: given('line'), concern: given('concern'),
  }
}

const fieldAt = ([first, at, part]: PropertyKey[], numbers: number[]): string => (first === 'children' && typeof at === 'number' ? `child${numbers[at]}.${String(part)}` : String(first))

export function sessionContentOf({ children, ...given }: z.output<ReturnType<typeof groupSessionForm>>): GroupSessionContent {
  return withoutAbsent({ ...given, children: children.flatMap(childOf) })
}

function childOf({ sex, ageBand, participation, mood, line, ...one }: z.output<typeof child>): ChildLine[] {
  if (!sex || !ageBand) return []
  const { concern, ...rest } = one
  if (!rest.here) return [{ ...rest, sex, ageBand }]
  return [withoutAbsent({ ...rest, sex, ageBand, concern: concern || undefined, participation: participation === undefined ? undefined : Number(participation) as 0 | 1 | 2 | 3, mood, line: line || undefined })]
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>
}

function isDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}
