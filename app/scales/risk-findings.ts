import type { Instrument, RiskRule } from './instrument.ts'
import type { Scored } from './score-answers.ts'

export const findingLevels = ['imminent', 'moderate', 'to-be-screened'] as const
export type FindingLevel = (typeof findingLevels)[number]

/** Why an alert is raised: the rule that fired, or the risk item that has no answer. `code`: the same in a short fixed word ("phq9.item9"). `said`: the answer itself. */
export type RiskFinding = { level: FindingLevel; code: string; said?: string; why: { rule: string; action: string } | { skipped: string } }

/**
 * What the answers of one saved scale oblige to, the gravest first. Levels are those of the alert table: an outcome that
 * names a danger has its own level, a single answer or a score only asks that the person be asked (to be screened).
 * A whole scale declined says nothing, but a declined screen of suicide risk is a refused risk question.
 */
export function riskFindings(instrument: Instrument, scored: Pick<Scored, 'state' | 'risk' | 'skipped'> & Partial<Pick<Scored, 'said'>>): RiskFinding[] {
  if (scored.state === 'declined') return instrument.construct === 'suicide_risk' ? [{ level: 'to-be-screened', code: `${instrument.id}.declined`, why: { skipped: instrument.id } }] : []
  const fired = instrument.risk.filter((rule) => scored.risk.includes(rule.id) && rule.severity !== 'supervision_flag')
  const found: RiskFinding[] = [
    ...fired.map((rule): RiskFinding => ({ level: levelOf(rule), code: `${instrument.id}.${placeOf(instrument, rule)}`, ...(scored.said ? { said: scored.said[rule.id] ?? '' } : {}), why: { rule: rule.id, action: rule.action } })),
    ...scored.skipped.map((item): RiskFinding => ({ level: 'to-be-screened', code: `${instrument.id}.${itemPlace(instrument, item)}.no-answer`, why: { skipped: item } })),
  ]
  return found.sort((a, b) => findingLevels.indexOf(a.level) - findingLevels.indexOf(b.level))
}

function placeOf(instrument: Instrument, { when }: RiskRule): string {
  if ('item' in when) return itemPlace(instrument, when.item)
  return 'score' in when ? when.score : 'outcome' in when ? when.outcome : 'any-item'
}

const itemPlace = ({ items }: Instrument, id: string): string => `item${items.find((item) => item.id === id)?.no ?? ''}`

function levelOf({ severity, when }: RiskRule): FindingLevel {
  if (severity === 'alert_urgent') return 'imminent'
  return severity === 'alert' && 'outcome' in when ? 'moderate' : 'to-be-screened'
}
