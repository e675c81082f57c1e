import { ageBands, sexes, type AgeBand, type Sex } from '#app/cases/case.ts'
import type { Id } from '#app/work/id.ts'

/** People of the community who learn to speak about risks and safer behaviour, and lead sessions themselves. Codes are for ever. */
export const milestones = ['informed', 'nominated', 'trained', 'mentored', 'facilitator', 'volunteer-application', 'volunteer'] as const
export type Milestone = (typeof milestones)[number]

export const standings = ['going-on', 'paused', 'left'] as const
export type Standing = (typeof standings)[number]

export { ageBands, sexes }
export const longestLine = 500

export type Details = {
  givenName: string
  familyName: string
  phone: string
  district: string
  sex: Sex
  ageBand: AgeBand
  /** One line, for whoever coordinates. */
  line: string
}

export type Reached = {
  step: Milestone
  on: string
  /** What it was counted as. */
  fact: Id<'fact'>
  /** The training it came from, the same for everybody who was there; only with `trained`. */
  training?: Id<'subject'>
}

/** What lies sealed of one person. `subject` is the pseudonym facts are written under; no case has it. */
export type RasbEntry = { details: Details; subject: Id<'subject'>; registeredOn: string; reached: Reached[]; standing: { is: Standing; since: string } }

/** `RASB-07`: the register's own number, in the order of registering. */
export const nameOf = (number: number): string => `RASB-${String(number).padStart(2, '0')}`

export type StepProblem = 'reached-before' | 'out-of-order'

/** A step comes once, not before an earlier one and not after a later one; steps may be left out. */
export function problemOfStep({ reached }: Pick<RasbEntry, 'reached'>, step: Milestone, on: string): StepProblem | undefined {
  if (reached.some((one) => one.step === step)) return 'reached-before'
  const at = milestones.indexOf(step)
  const contradicts = reached.some((one) => (milestones.indexOf(one.step) < at ? one.on > on : one.on < on))
  return contradicts ? 'out-of-order' : undefined
}

/** The steps still open, in their order. */
export const openSteps = ({ reached }: Pick<RasbEntry, 'reached'>): Milestone[] => milestones.filter((step) => !reached.some((one) => one.step === step))

/** The furthest step somebody has come to. */
export const furthest = ({ reached }: Pick<RasbEntry, 'reached'>): Reached | undefined =>
  [...reached].sort((a, b) => milestones.indexOf(b.step) - milestones.indexOf(a.step))[0]

export const inOrder = (reached: readonly Reached[]): Reached[] => [...reached].sort((a, b) => milestones.indexOf(a.step) - milestones.indexOf(b.step))
