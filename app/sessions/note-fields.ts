import type { DraftFields } from './draft.ts'
import { codesOf } from './draft.ts'
import { partNames, type NoteContent, type PartName } from './note.ts'

/** The fields of a note while it is a draft. Names are for ever: drafts are kept under them. */
export const textFields: readonly string[] = [...partNames, 'homeTask']
export const answerFields = [
  'sessionOn', 'startsAt', 'minutes', 'outcome', 'cancelledBy', 'kind', 'participants', 'mode', 'place', 'language', 'interpreter', 'format',
  'interventions', 'goal1', 'goal2', 'goal3', 'riskAnswer', 'riskType', 'riskLevel', 'riskSince', 'riskReason', 'nextOn', 'askReview',
] as const

export type NoteField = (typeof answerFields)[number] | PartName | 'homeTask'

/** What the form of a signed note's fields would be: for a follow-up that starts like the last one. */
export function fieldsOf(content: NoteContent): DraftFields {
  const { risk, goals, parts, interventions, participants, minutes, ...rest } = content
  const fields: DraftFields = { ...rest, ...parts, minutes: String(minutes), interventions: interventions.join(','), participants: participants.join(',') }
  for (const { number, change } of goals) fields[`goal${number}`] = change
  if (risk) Object.assign(fields, { riskAnswer: risk.answer, riskType: risk.type ?? '', riskLevel: risk.level ?? '', riskSince: risk.since ?? '', riskReason: risk.reason ?? '' })
  return fields
}

export const listOf = (fields: DraftFields, name: 'participants' | 'interventions'): string[] => codesOf(fields[name])
