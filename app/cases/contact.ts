import type { Id } from '#app/work/id.ts'
import type { AgeBand, Sex } from './case.ts'

/** A first contact needs no consent and holds no name: it can always be written. */
export const contactPlaces = ['home', 'school', 'health-post', 'community', 'office', 'telephone', 'other'] as const
export type ContactPlace = (typeof contactPlaces)[number]

export const contactActions = ['listened', 'information', 'calming', 'family-talk', 'practical-help', 'referral', 'other'] as const
export type ContactAction = (typeof contactActions)[number]

export const contactRisks = ['none', 'low', 'moderate', 'high', 'imminent', 'not-asked'] as const
export type ContactRisk = (typeof contactRisks)[number]

/** Characters of the one line. */
export const longestLine = 300

export type ContactContent = {
  on: string
  place: ContactPlace
  sex: Sex
  ageBand: AgeBand
  done: ContactAction[]
  risk: ContactRisk
  /** One line, no name. */
  line: string
  /** The fact this contact was counted by. */
  fact: Id<'fact'>
}
