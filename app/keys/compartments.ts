/** All compartment kinds of the design, those without pages yet included, so that nothing migrates later. */
export const compartmentKinds = [
  'identity', 'clinical', 'risk', 'emergency',
  'group', 'supervision', 'statistics',
  'matching', 'ledger', 'reintegration', 'audit', 'safeguarding',
  'drafts', 'private',
] as const

export type CompartmentKind = (typeof compartmentKinds)[number]

/** What one compartment belongs to: a case, a child group, an agreement, a person or the programme. */
export const subjectOf: Record<CompartmentKind, 'case' | 'group' | 'agreement' | 'person' | 'programme'> = {
  identity: 'case', clinical: 'case', risk: 'case', emergency: 'case',
  group: 'group', supervision: 'agreement',
  statistics: 'person', drafts: 'person', private: 'person',
  matching: 'programme', ledger: 'programme', reintegration: 'programme', audit: 'programme', safeguarding: 'programme',
}
