/** Figures of the whole programme, which carry no attribute of anybody, in the order of a report. */
export const reachKeys = [
  'assessed', 'newAssessed', 'inCare', 'newInCare', 'sessions', 'individual', 'family', 'faceToFace', 'remote', 'childGroups', 'children', 'attendances', 'contacts',
  'supervisions', 'supervised', 'trainings', 'trained', 'facilitators', 'volunteers', 'ledSessions', 'participants',
] as const
export type ReachKey = (typeof reachKeys)[number]

/** Those that count people; the others count sessions, groups and attendances. */
export const peopleKeys: ReadonlySet<ReachKey> = new Set<ReachKey>(['assessed', 'newAssessed', 'inCare', 'newInCare', 'children', 'trained', 'facilitators', 'volunteers'])

/** Those with known people behind them, who are compared between windows where headlines need T people. */
export const behindKeys = ['assessed', 'newAssessed', 'inCare', 'newInCare', 'individual', 'family', 'faceToFace', 'remote', 'children', 'contacts', 'trained', 'facilitators', 'volunteers', 'ledSessions'] as const satisfies readonly ReachKey[]
export type BehindKey = (typeof behindKeys)[number]

/** Figures that no person or family may hold the most of, where headlines need T people: sessions by who was seen, attendances by child, led sessions by who led. */
export const spreadKeys = ['sessions', 'individual', 'family', 'faceToFace', 'remote', 'attendances', 'ledSessions'] as const satisfies readonly ReachKey[]
export type SpreadKey = (typeof spreadKeys)[number]

/** Whoever is assessed, in care, in a group or supervised may be so in several quarters: only the others add up. */
export const addsUp = (key: ReachKey): boolean => key !== 'assessed' && key !== 'inCare' && key !== 'children' && key !== 'supervised'

/** Of whom the people behind a figure are a part: the others of the whole must be T too, or the part tells them. */
export const wholeOf: Readonly<Partial<Record<BehindKey, BehindKey>>> = { newAssessed: 'assessed', newInCare: 'inCare', facilitators: 'trained', volunteers: 'facilitators' }

/** Who comes for the first time does so once: such figures of windows apart from each other add up. */
export const comesOnce = (key: BehindKey): boolean => key === 'newAssessed' || key === 'newInCare'

/** Those of a whole who came for the first time: none of them was in it in any window before. */
export const newOf: Readonly<Partial<Record<BehindKey, BehindKey>>> = { assessed: 'newAssessed', inCare: 'newInCare' }
