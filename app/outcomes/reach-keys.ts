/** Figures of the whole programme, which carry no attribute of anybody, in the order of a report. */
export const reachKeys = [
  'assessed', 'inCare', 'sessions', 'individual', 'family', 'faceToFace', 'remote', 'childGroups', 'children', 'attendances', 'contacts',
  'trained', 'facilitators', 'volunteers', 'rasbSessions', 'rasbParticipants',
] as const
export type ReachKey = (typeof reachKeys)[number]

/** Those that count people; the others count sessions, groups and attendances. */
export const peopleKeys: ReadonlySet<ReachKey> = new Set<ReachKey>(['assessed', 'inCare', 'children', 'trained', 'facilitators', 'volunteers'])
