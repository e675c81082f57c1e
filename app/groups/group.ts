import type { Id } from '#app/work/id.ts'

/** An open group activity for children: a number, sex and age band are all that is written of a child. */
export const ageRanges = ['6-9', '10-12', '13-15'] as const
export type AgeRange = (typeof ageRanges)[number]
export const childSexes = ['female', 'male', 'unknown'] as const
export type ChildSex = (typeof childSexes)[number]
export const groupPlaces = ['school', 'community-space', 'kindergarten', 'outdoors', 'office', 'other'] as const
export type GroupPlace = (typeof groupPlaces)[number]

/** The second adult, by role. `alone` needs a reason, shown at the next supervision. */
export const secondAdults = ['colleague', 'teacher', 'volunteer', 'nurse', 'parent', 'alone'] as const
export type SecondAdult = (typeof secondAdults)[number]
export const moods = ['calm', 'mixed', 'low'] as const
export type Mood = (typeof moods)[number]
export const participations = ['0', '1', '2', '3'] as const

export const mostChildren = 20
export const longestText = 5_000
export const longestLine = 500

/** A child as the group's own register knows it. */
export type Registered = { number: number; sex: ChildSex; ageBand: AgeRange }

export type GroupContent = {
  place: GroupPlace
  ageRange: AgeRange
  /** Random name of the register, under which children are counted; never the group's own id. */
  register: Id<'subject'>
  children: Registered[]
}

export type ChildLine = Registered & {
  here: boolean
  /** Only of a child who was there. */
  participation?: 0 | 1 | 2 | 3
  mood?: Mood
  /** Seen on the list of consents; without it the child plays and no line is written. */
  consent: boolean
  line?: string
  /** Something about this child worries: it asks for a first contact of the child's own. */
  concern?: boolean
}

export type GroupSessionContent = {
  sessionOn: string
  startsAt?: string
  minutes: number
  place: GroupPlace
  secondAdult: SecondAdult
  aloneBecause?: string
  theme: string
  worked?: string
  /** Where the consents on paper are kept. */
  consentsKept?: string
  children: ChildLine[]
}

export type KeptGroupSession = GroupSessionContent & { factId: Id<'fact'> }

/** An age alone says nothing: every empty line of the form has one. */
const aboutChild = /^child\d{1,2}\.(?!ageBand$)/

/** Numbers of the register and of children a draft has something about, in order. */
export function childNumbers(fields: Readonly<Record<string, string>>, known: readonly Registered[]): number[] {
  const written = Object.keys(fields).flatMap((name) => (aboutChild.test(name) && fields[name] ? [Number(/\d+/.exec(name)![0])] : []))
  return [...new Set([...known.map((child) => child.number), ...written])].sort((a, b) => a - b)
}

export const hereOf = (children: readonly ChildLine[]): ChildLine[] => children.filter((child) => child.here)

/** What of a session is written in words, by the names its fields have in a draft. */
export function textsOfSession({ theme, worked = '', aloneBecause = '', consentsKept = '', children }: GroupSessionContent): Record<string, string> {
  return { theme, worked, aloneBecause, consentsKept, ...Object.fromEntries(children.map(({ number, line = '' }) => [`child${number}.line`, line])) }
}

/** The register after a session: children who came for the first time are added; what is known of the others stays. */
export function registerAfter(known: readonly Registered[], session: readonly Registered[]): Registered[] {
  const numbers = new Set(known.map((child) => child.number))
  const added = session.filter((child) => !numbers.has(child.number)).map(({ number, sex, ageBand }) => ({ number, sex, ageBand }))
  return [...known, ...added].sort((a, b) => a.number - b.number)
}

export const groupRetractionReasons = ['wrong-group', 'wrong-session', 'consent-lost'] as const
export type GroupRetractionReason = (typeof groupRetractionReasons)[number]
export type GroupSessionRetraction = { reason: GroupRetractionReason; words: string; retractedAt: string; by: string }
