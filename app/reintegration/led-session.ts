import type { Id } from '#app/work/id.ts'

/** A session that people of the register led. Participants are numbers: nobody is named. */
export const placeTypes = ['school', 'kindergarten', 'community-space', 'workplace', 'home', 'outdoors', 'other'] as const
export type PlaceType = (typeof placeTypes)[number]

export const participantSexes = ['female', 'male', 'unknown'] as const
export const participantAges = ['0-11', '12-17', '18-59', '60+'] as const

/** The order of the numbers in a session and in its fact: every age of one sex, then the next sex. */
export const cells = participantSexes.flatMap((sex) => participantAges.map((age) => ({ sex, age })))
export const cellOf = (sexAt: number, ageAt: number): number => sexAt * participantAges.length + ageAt

export const mostInACell = 500
export const longestLine = 500

export type LedSessionContent = {
  on: string
  district: string
  place: PlaceType
  leaders: Id<'rasb'>[]
  /** By `cells`. */
  participants: number[]
  line: string
}

export type KeptLedSession = LedSessionContent & { factId: Id<'fact'> }

export const participantsOf = ({ participants }: Pick<LedSessionContent, 'participants'>): number => participants.reduce((sum, count) => sum + count, 0)
