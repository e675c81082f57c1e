import type { ClosureReason } from '#app/cases/case.ts'
import { notAppraised, type Appraisal, type Change, type ClosureContent } from '#app/cases/closure.ts'
import type { PlannedPerson } from './demo-plan.server.ts'

export type Closure = Omit<ClosureContent, 'closedOn' | 'followUps' | 'goals'>

const reasons: Record<string, ClosureReason> = { symptoms_improved_goals_met: 'goals-met', moved: 'moved', drop_out: 'dropped-out', referred: 'referred' }

/** The end as the plan has it: who was measured at the end was asked, and said less distress where the scale went down. */
export function closureOf(person: PlannedPerson): Closure {
  const reason = reasons[person.closure_reason ?? ''] ?? 'other'
  const last = person.measure?.post ?? null
  const evaluated = last !== null
  return { reason, evaluated, lastScales: evaluated ? 'taken' : 'not-reached', appraisal: evaluated ? appraisalOf(person) : notAppraised }
}

/** A family's file ends with those of its members, where each of them was asked. */
export const familyClosure: Closure = { reason: 'goals-met', evaluated: false, lastScales: 'none-at-start', appraisal: notAppraised }

function appraisalOf({ measure, functioning = 'same' }: PlannedPerson): Appraisal {
  const distress = changeOf((measure?.post ?? 0) - (measure?.pre ?? 0))
  const seen = { distress, functioning, coping: distress }
  return { client: seen, practitioner: { ...seen, coping: functioning }, overall: seen }
}

const changeOf = (difference: number): Change => (difference < 0 ? 'better' : difference > 0 ? 'worse' : 'same')
