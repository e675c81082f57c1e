/** Figures of the whole programme, which carry no attribute of anybody, in the order of a report. */
export const reachKeys = [
  'assessed', 'inCare', 'sessions', 'individual', 'family', 'faceToFace', 'remote', 'childGroups', 'children', 'attendances', 'contacts',
  'supervisions', 'trainings', 'trained', 'facilitators', 'volunteers', 'ledSessions', 'participants',
] as const
export type ReachKey = (typeof reachKeys)[number]

/** Those that count people; the others count sessions, groups and attendances. */
export const peopleKeys: ReadonlySet<ReachKey> = new Set<ReachKey>(['assessed', 'inCare', 'children', 'trained', 'facilitators', 'volunteers'])

/** Those with known people behind them, who are compared between windows where headlines need T people. */
export const behindKeys = ['assessed', 'inCare', 'individual', 'family', 'faceToFace', 'remote', 'children', 'contacts', 'trained', 'facilitators', 'volunteers'] as const satisfies readonly ReachKey[]
export type BehindKey = (typeof behindKeys)[number]
