import type { LedSessionContent } from './led-session.ts'
import type { Details, Milestone, Standing } from './rasb.ts'

/** What the pages of the register are given. */
export type PersonLine = { id: string; number: number } & (
  | { kind: 'person'; name: string; district: string; furthest: Milestone | null; since: string; standing: Standing }
  | { kind: 'unreadable' })

export type SessionLine = { id: string; on: string } & ({ kind: 'session'; district: string; place: LedSessionContent['place']; leaders: string; participants: number; line: string } | { kind: 'unreadable' })

export type RegisterView = {
  people: PersonLine[]
  sessions: SessionLine[]
  /** Everybody who ever came to a step, in the order of the steps. */
  reached: { step: Milestone; people: number }[]
  participants: number
}

export type PersonView = {
  id: string; number: number; revision: number; registeredOn: string; day: string
  details: Details
  reached: { step: Milestone; on: string }[]
  open: Milestone[]
  standing: { is: Standing; since: string }
  sessions: SessionLine[]
}

export type Chosen = { id: string; number: number; name: string; district: string; reached: Milestone[] }
export type StepStart = { day: string; people: Chosen[] }
export type SessionStart = StepStart & { districts: string[]; own: string | null }
