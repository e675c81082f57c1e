import type { AgeRange, GroupRetractionReason, GroupSessionContent, Registered } from './group.ts'

/** What the pages of groups are given. */
export type GroupListing = { id: string; code: string; word: string; district: string; lead: string; held: number; last: string | null }
export type GroupHead = { id: string; code: string; word: string; district: string; state: 'planned' | 'running' | 'completed' | 'cancelled'; isLead: boolean; leadName: string }
export type GroupSessionView = { id: string; sessionOn: string; signedOn: string } & ({ kind: 'session'; content: GroupSessionContent } | { kind: 'retracted'; retractedOn: string; reason: GroupRetractionReason; words: string } | { kind: 'unreadable' })

/** What stands around the draft of a session: the group, and what its register knows. */
export type SessionGroup = { id: string; code: string; word: string; day: string; ageRange: AgeRange; children: Registered[] }
