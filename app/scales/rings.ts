// Which answers of a form send an alert at once. Worked out where the instruments are, so that a page without them knows.
import { itemsOf } from './answers.ts'
import { compare, type Instrument, type Op } from './instrument.ts'
import { findingLevels, riskFindings, type FindingLevel } from './risk-findings.ts'
import { scoreAnswers } from './score-answers.ts'

/** By value: the level at which it rings. */
type Loud = Record<string, FindingLevel>
/** `answers`: values that ring by themselves, by item. `sums`: ring when all their items are there. */
export type Rings = { answers: Record<string, Loud>; sums: { items: string[]; times: number; op: Op; value: number }[]; outcomes: Loud }
export type Ringing = { keys: string[]; level: FindingLevel }

export function ringsOf(tool: Instrument): Rings {
  const levelOf = (given: Parameters<typeof scoreAnswers>[1]) => riskFindings(tool, scoreAnswers(tool, given)).find(({ why }) => 'rule' in why)?.level
  const loud = (values: readonly (string | number)[], given: (value: string | number) => Parameters<typeof scoreAnswers>[1]): Loud =>
    Object.fromEntries(values.flatMap((value) => { const level = levelOf(given(value)); return level ? [[String(value), level]] : [] }))
  const answers = [...itemsOf(tool).values()].map(({ id, values }) => [id, { ...loud(values, (value) => ({ answers: { [id]: value } })), ...(tool.riskItems.includes(id) ? { '-': 'to-be-screened' as const } : {}) }] as const)
  return { answers: Object.fromEntries(answers.filter(([, values]) => Object.keys(values).length > 0)), sums: sumsOf(tool), outcomes: tool.items.length === 0 ? loud(tool.outcomes, (outcome) => ({ outcome })) : {} }
}

function sumsOf(tool: Instrument): Rings['sums'] {
  return tool.risk.flatMap(({ severity, when }) => {
    const rule = 'score' in when && severity !== 'supervision_flag' ? tool.scores.find(({ id }) => id === when.score) : undefined
    return rule?.op === 'sum' && 'score' in when ? [{ items: [...rule.items], times: rule.multiplier, op: when.op, value: when.value }] : []
  })
}

/** What of the given values rings, and how urgently; the same again is the same alert. `values` by the names of the form. */
export function ringing({ answers, sums, outcomes }: Rings, values: Readonly<Record<string, string>>): Ringing | undefined {
  const of = (id: string) => values[`answers.${id}`] ?? ''
  const summed = sums.filter(({ items, times, op, value }) => items.every((id) => /^\d$/.test(of(id))) && compare(items.reduce((sum, id) => sum + Number(of(id)), 0) * times, op, value))
  const found: [string, FindingLevel | undefined][] = [
    ...Object.entries(answers).map(([id, loud]): [string, FindingLevel | undefined] => [`${id}=${of(id)}`, loud[of(id)]]),
    ...summed.map((_, at): [string, FindingLevel] => [`sum${at}`, 'to-be-screened']), [values.outcome ?? '', outcomes[values.outcome ?? '']],
  ]
  const loud = found.filter(([, level]) => level)
  const level = findingLevels.find((each) => loud.some(([, one]) => one === each))
  return level && { keys: loud.map(([key]) => key), level }
}
