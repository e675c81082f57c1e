import { itemsOf } from './answers.ts'
import type { Instrument } from './instrument.ts'
import type { Loud, Rings } from './rings.ts'
import { riskFindings } from './risk-findings.ts'
import { scoreAnswers } from './score-answers.ts'

/** Asks the rules themselves, value by value; sums as they stand in the file. A test holds both to be the same for every tool. */
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
