import type { AgeRange, GroupPlace, GroupSessionContent, Registered, SecondAdult } from './group.ts'

/** What the pages of groups are given. */
export type GroupListing = { id: string; code: string; word: string; district: string; lead: string; held: number; last: string | null }
export type GroupHead = { id: string; code: string; word: string; district: string; state: 'planned' | 'running' | 'completed' | 'cancelled'; isLead: boolean; leadName: string }
export type GroupSessionView = { id: string; sessionOn: string; signedOn: string } & ({ kind: 'session'; content: GroupSessionContent } | { kind: 'unreadable' })

export type SessionStart = {
  group: { id: string; code: string; word: string }
  day: string
  ageRange: AgeRange
  children: Registered[]
  /** As the last session was set. */
  usual: { place: GroupPlace; minutes: number; secondAdult: SecondAdult }
  /** Empty lines for children who come for the first time. */
  spare: number
}
