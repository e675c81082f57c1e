import type { DraftFields } from './draft.ts'

// The risk answer of one person, as it lies in a draft. In a family session each member has fields of their own: M2.riskAnswer.
export const riskFields = ['riskAnswer', 'riskType', 'riskLevel', 'riskSince', 'riskReason', 'riskProtective', 'riskAction', 'riskTold'] as const

/** The field of a member; the case's own person has no number. */
export const riskField = (member: string, name: (typeof riskFields)[number]): string => (member ? `${member}.${name}` : name)

/** As the form of a risk answer names them; empty ones left out. */
export function riskGiven(fields: DraftFields, member: string): Record<string, string> {
  const of = (name: (typeof riskFields)[number]) => fields[riskField(member, name)]?.trim() ?? ''
  const given = { answer: of('riskAnswer'), type: of('riskType'), level: of('riskLevel'), since: of('riskSince'), reason: of('riskReason'), protective: of('riskProtective'), actionNow: of('riskAction'), told: of('riskTold') }
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''))
}

export const isMemberAnswer = (name: string): boolean => /^M\d{1,2}\.risk(Answer|Type|Level|Since|Reason)$/.test(name)
